// What the city lies on: water, parks, buildings, and the names of its parts. Quiet, so that units and incidents are loud.

import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';

type Colour = (name: string) => string;

const is = (kind: string): FilterSpecification => ['==', ['get', 'kind'], kind];

export function ground(colour: Colour): LayerSpecification[] {
  const area = (id: string, layer: string, paint: string, filter?: FilterSpecification): LayerSpecification => ({
    id,
    type: 'fill',
    source: 'city',
    'source-layer': layer,
    ...(filter ? { filter } : {}),
    paint: { 'fill-color': colour(paint) },
  });
  const river = (id: string, kind: string, few: number, many: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'city',
    'source-layer': 'water',
    filter: is(kind),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour('map-water'), 'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 9, few, 17, many] },
  });
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colour('map-land') } },
    area('settled', 'land', 'map-settled', is('settled')),
    area('wood', 'land', 'map-wood', is('wood')),
    area('park', 'land', 'map-park', is('park')),
    area('water', 'water', 'map-water', is('water')),
    river('river', 'river', 1, 9),
    river('stream', 'stream', 0.3, 3),
    area('building', 'building', 'map-building'),
  ];
}

/** The larger, the earlier it takes its room. */
const LARGE = ['city', 'town', 'village', 'borough', 'suburb', 'quarter'];
const rank = ['match', ['get', 'kind'], ...LARGE.flatMap((kind, i) => [kind, i]), LARGE.length] as never;

/** Called what people call it in their language, where the map knows; else as it is called there. */
export const called = (language: string): never => ['coalesce', ['get', `name_${language}`], ['get', 'name']] as never;

export function quarters(colour: Colour, font: string[], language: string): LayerSpecification {
  const size = (town: number, other: number): never => ['match', ['get', 'kind'], ['city', 'town'], town, other] as never;
  return {
    id: 'quarters',
    type: 'symbol',
    source: 'city',
    'source-layer': 'place',
    maxzoom: 17,
    layout: {
      'text-field': called(language),
      'text-font': font,
      'text-size': ['interpolate', ['linear'], ['zoom'], 8, size(14, 12), 14, size(20, 14)],
      'text-letter-spacing': 0.06,
      'text-max-width': 8,
      'text-padding': 6,
      'symbol-sort-key': rank,
    },
    paint: { 'text-color': colour('map-place'), 'text-halo-color': colour('map-halo'), 'text-halo-width': 1.8 },
  };
}
