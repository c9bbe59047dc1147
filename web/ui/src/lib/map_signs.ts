// Pictures for the map: a block for an incident, a disc for a unit, its glyph inside; patterns of what is shut.

import type { Spot } from './map_spots';

export const SIGN_RATIO = 2; // of the pictures MapLibre itself draws
const INK = '#14171c';
const RING = '#ffffff';
export const SIGN_PX = 34;

/** The look as a name; `drawSign` makes the picture of it. */
export const signOf = ({ kind, colour, glyph, chosen }: Omit<Spot, 'lat' | 'lon'>): string =>
  ['sign', kind === 'incident' ? 'block' : 'disc', colour, glyph, chosen ? 'chosen' : ''].join('|');

export const HATCH = 'hatch|';
const HATCH_PX = 12;

/** Diagonal lines in the colour after the bar, to be laid side by side. */
function drawHatch(name: string): ImageData {
  const size = HATCH_PX * SIGN_RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d')!;
  pen.strokeStyle = name.slice(HATCH.length);
  pen.lineWidth = size / 6;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift - size / 2, size * 1.5);
    pen.lineTo(shift + size * 1.5, -size / 2);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}

export const DOTS = 'dots|';

/** Dots in the colour after the bar, to be laid side by side: slowed is not shut, whatever the colours look like. */
export function drawDots(name: string): ImageData {
  const size = HATCH_PX * SIGN_RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = name.slice(DOTS.length);
  for (const [x, y] of [[size / 4, size / 4], [(3 * size) / 4, (3 * size) / 4]] as const) {
    pen.beginPath();
    pen.arc(x, y, size / 9, 0, 2 * Math.PI);
    pen.fill();
  }
  return pen.getImageData(0, 0, size, size);
}

/** Names keep clear of it, and nothing is drawn: the sign itself lies above the map (`sign_layer`). */
export const ROOM = 'room';

/** What a style names and nobody has drawn yet. */
export function drawMissing(name: string): ImageData {
  if (name.startsWith(HATCH)) return drawHatch(name);
  return name.startsWith(DOTS) ? drawDots(name) : new ImageData(SIGN_PX * SIGN_RATIO, SIGN_PX * SIGN_RATIO);
}

/** `SIGN_PX` on each side, with so many dots to the pixel as the screen has. */
export function drawSign(name: string, ratio: number): HTMLCanvasElement {
  const [, shape, colour = INK, glyph = '', chosen] = name.split('|');
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.round(SIGN_PX * ratio);
  const pen = canvas.getContext('2d')!;
  pen.scale(ratio, ratio);
  const middle = SIGN_PX / 2;
  const half = shape === 'block' ? 12 : 10;
  pen.beginPath();
  if (shape === 'block') pen.roundRect(middle - half - 1, middle - half + 1, 2 * half + 2, 2 * half - 2, 4);
  else pen.arc(middle, middle, half, 0, 2 * Math.PI);
  pen.lineWidth = chosen ? 7 : 3;
  pen.strokeStyle = INK;
  pen.stroke();
  if (chosen) {
    pen.lineWidth = 4.5;
    pen.strokeStyle = RING;
    pen.stroke();
  }
  pen.fillStyle = colour;
  pen.fill();
  pen.fillStyle = INK;
  pen.font = `700 ${shape === 'block' ? 14 : 12}px 'Inter Variable', sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(glyph, middle, middle + 0.5);
  return canvas;
}
