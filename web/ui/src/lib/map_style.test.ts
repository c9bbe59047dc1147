import { expect, test, vi } from 'vitest';
import { styleOf } from './map_style';

test('no tile is asked for where no land is kept: without signal each would be an error', () => {
  vi.stubGlobal('location', { origin: '' });
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '#000000' }));
  const city = styleOf([], null, { now: [], planned: [] }, 'en', null, null, [-71.4, -30.1, -71.2, -29.8]).sources.city as { bounds: number[] };
  expect(city.bounds.map((each) => Number(each.toFixed(3)))).toEqual([-71.42, -30.12, -71.18, -29.78]);
  expect(styleOf([], null, { now: [], planned: [] }, 'en').sources.city).not.toHaveProperty('bounds');
});
