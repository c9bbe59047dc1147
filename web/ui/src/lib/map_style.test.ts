import { expect, test, vi } from 'vitest';
import { styleOf } from './map_style';

test('no tile is asked for where no land is kept: without signal each would be an error', () => {
  vi.stubGlobal('location', { origin: '' });
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '#000000' }));
  const city = styleOf({ spots: [] }, { now: [], planned: [] }, 'en', null, [-71.4, -30.1, -71.2, -29.8]).sources.city as { bounds: number[] };
  expect(city.bounds.map((each) => Number(each.toFixed(3)))).toEqual([-71.42, -30.12, -71.18, -29.78]);
  expect(styleOf({ spots: [] }, { now: [], planned: [] }, 'en').sources.city).not.toHaveProperty('bounds');
});

test('a disc of doubt over a quarter of the view is a ring alone until it is chosen', async () => {
  const { createPropertyExpression, latest } = await import('@maplibre/maplibre-gl-style-spec');
  const spot = { id: 'a', kind: 'incident' as const, lat: -29.9, lon: -71.25, label: '', glyph: 'P1', colour: '#ff7d70' };
  const opacity = (radius_m: number, zoom: number, chosen = false): number => {
    const style = styleOf({ spots: [{ ...spot, radius_m, chosen }] }, { now: [], planned: [] }, 'en');
    const layer = style.layers.find((each) => each.id === 'doubt') as { paint: { 'fill-opacity': unknown } };
    const made = createPropertyExpression(layer.paint['fill-opacity'], 'fill-opacity', (latest as unknown as Record<string, never>).paint_fill!['fill-opacity']);
    if (made.result !== 'success') throw new Error(JSON.stringify(made.value));
    const { features } = (style.sources.doubt as { data: GeoJSON.FeatureCollection }).data;
    return made.value.evaluate({ zoom }, { type: 3, properties: features[0]!.properties! }) as number;
  };
  expect(opacity(3000, 11)).toBeGreaterThan(0); // 90 px
  expect(opacity(3000, 12)).toBe(0);
  expect(opacity(3000, 12, true)).toBeGreaterThan(0);
  expect(opacity(50, 17)).toBeGreaterThan(0);
});

test('of incidents at one place the more urgent lies on top, whichever came first, and a mayday over all', () => {
  const spot = { kind: 'incident' as const, lat: -29.9, lon: -71.25, label: '', colour: '#ff7d70' };
  const spots = ([2, 1, 4] as const).map((priority) => ({ ...spot, id: `${priority}`, priority, glyph: `P${priority}` }));
  const some = [...spots, { ...spot, kind: 'unit' as const, id: 'E1', glyph: '' }, { ...spot, kind: 'pin' as const, id: 'pin', glyph: '' }, { ...spot, kind: 'unit' as const, id: 'A1', glyph: '!!!', mayday: true }];
  const style = styleOf({ spots: some }, { now: [], planned: [] }, 'en');
  const { features } = (style.sources.spots as { data: GeoJSON.FeatureCollection }).data;
  const order = new Map(features.map(({ properties }) => [properties!.id as string, properties!.order as number]));
  expect([...order.keys()].sort((a, b) => order.get(a)! - order.get(b)!)).toEqual(['E1', '4', '2', '1', 'pin', 'A1']);
});
