// Earlier lines, newest last; ↑ goes back, ↓ comes forward to what was being typed.

const MOST = 100;

export class History {
  private lines: string[] = [];
  private at = 0;
  private draft = '';

  keep(line: string): void {
    if (line !== this.lines.at(-1)) this.lines.push(line);
    if (this.lines.length > MOST) this.lines.shift();
    this.at = this.lines.length;
  }

  back(now: string): string {
    if (this.at === this.lines.length) this.draft = now;
    this.at = Math.max(0, this.at - 1);
    return this.lines[this.at] ?? now;
  }

  forward(): string {
    this.at = Math.min(this.lines.length, this.at + 1);
    return this.lines[this.at] ?? this.draft;
  }
}
