// A table as a file that spreadsheets of every country open: RFC 4180, UTF-8 with its mark.

export type Cell = string | number | null;

/** What a caller said must not become a formula on a chief's machine: such text gets an apostrophe. */
const FORMULA = /^[=+\-@\t\r]/;

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csv = (rows: Cell[][]): string => rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

export function save(name: string, rows: Cell[][]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', csv(rows)], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
