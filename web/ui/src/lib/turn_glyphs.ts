// Each manoeuvre as lines in a square of 48, read at arm's length: where the road comes from is below.
// Left ones are drawn; right ones are the same, mirrored.

export interface Glyph {
  lines: string;
  /** Filled: where the place is. */
  spot?: [number, number, number];
  ring?: [number, number, number];
  mirrored?: boolean;
}

const LEFT: Glyph = { lines: 'M33 45V31a7 7 0 0 0-7-7H8M19 12L7 24l12 12' };
const SLIGHT: Glyph = { lines: 'M29 45V31L12 11M11 27V10h17' };
const SHARP: Glyph = { lines: 'M36 45V7L11 33M9 17v18h18' };
const BESIDE: Glyph = { lines: 'M36 45V20H25', spot: [14, 20, 9] };
const AHEAD: Glyph = { lines: 'M24 45V8M12 20L24 7l12 13' };

export const GLYPHS: Record<string, Glyph> = {
  depart: { lines: 'M24 34V8M12 20L24 7l12 13M12 45h24' },
  continue: AHEAD,
  left: LEFT,
  slight_left: SLIGHT,
  sharp_left: SHARP,
  right: { ...LEFT, mirrored: true },
  slight_right: { ...SLIGHT, mirrored: true },
  sharp_right: { ...SHARP, mirrored: true },
  u_turn: { lines: 'M36 45V19a11 11 0 0 0-22 0v19M3 27l11 12 11-12' },
  roundabout: { lines: 'M19 45V34M29 22H43M36 13l9 9-9 9', ring: [19, 22, 10] },
  arrive_left: BESIDE,
  arrive_right: { ...BESIDE, mirrored: true },
  arrive_ahead: { lines: 'M24 45V28', spot: [24, 17, 10] },
  walk: { lines: 'M24 16v13M24 29l-9 16M24 29l9 16M12 24l12-7 12 7', spot: [24, 7, 5] },
};

export const glyphOf = (kind: string): Glyph => GLYPHS[kind] ?? AHEAD;
