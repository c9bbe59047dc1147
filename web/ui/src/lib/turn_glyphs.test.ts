import { expect, test } from 'vitest';
import { glyphOf, GLYPHS } from './turn_glyphs';

/** As routing/manoeuvres.py has them. */
const KINDS = ['depart', 'continue', 'slight_left', 'left', 'sharp_left', 'slight_right', 'right', 'sharp_right', 'u_turn', 'roundabout', 'arrive_left', 'arrive_right', 'arrive_ahead', 'walk'];

test('every manoeuvre has a glyph and no two look alike', () => {
  expect(Object.keys(GLYPHS).sort()).toEqual([...KINDS].sort());
  expect(new Set(KINDS.map((each) => JSON.stringify(glyphOf(each)))).size).toBe(KINDS.length);
});

test('left and right are mirror images', () => {
  for (const each of ['slight_', '', 'sharp_', 'arrive_']) {
    expect({ ...glyphOf(`${each}left`), mirrored: true }).toEqual(glyphOf(`${each}right`));
  }
});

test('a manoeuvre we do not know goes on', () => {
  expect(glyphOf('hover')).toEqual(glyphOf('continue'));
});
