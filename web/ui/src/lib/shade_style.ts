// Areas laid over the map on request: a calm fill under the streets, edges and numbers over them.

import type { LayerSpecification } from 'maplibre-gl';
import { BOLD, colour, feature, FONT } from './map_kit';

/** Areas laid under the streets, the smallest first, each drawn over the next; and places that lie in none of them. */
export interface Shade {
  bands: { label: string; area: GeoJSON.MultiPolygon; weight: number }[];
  bare: { lat: number; lon: number; label: string }[];
  /** No longer to be taken for now: drawn faint, its edge dashed. */
  old: boolean;
}

export function shaded(shade: Shade | null): GeoJSON.FeatureCollection {
  const { bands = [], bare = [], old = false } = shade ?? {};
  return {
    type: 'FeatureCollection',
    features: [
      ...bands.map(({ area, weight }) => feature(area as GeoJSON.Geometry, { old, weight: old ? weight / 3 : weight })),
      ...bands.flatMap(({ label, area }) => {
        const top = label ? northernmost(area) : null;
        return top ? [feature({ type: 'Point', coordinates: top } as GeoJSON.Geometry, { time: label, old })] : [];
      }),
      ...bare.map(({ lat, lon, label }) => feature({ type: 'Point', coordinates: [lon, lat] } as GeoJSON.Geometry, { people: label, old })),
    ],
  };
}

/** Where an area's number stands: an edge made of many small corners carries no words. */
function northernmost({ coordinates }: GeoJSON.MultiPolygon): GeoJSON.Position | null {
  const corners = coordinates.flatMap(([shell]) => shell ?? []);
  return corners.reduce<GeoJSON.Position | null>((best, each) => (best === null || each[1]! > best[1]! ? each : best), null);
}

const BARE_NAMED_FROM_ZOOM = 12.5;

/** The areas lie under the streets, their edges and numbers over them. */
export function shadeFill(): LayerSpecification {
  return {
    id: 'shade-fill',
    type: 'fill',
    source: 'shade',
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: { 'fill-color': colour('shade'), 'fill-opacity': ['*', 0.14, ['get', 'weight']], 'fill-antialias': false },
  };
}

export function shadeEdges(): LayerSpecification[] {
  const area = (old: boolean): never => ['all', ['!=', ['geometry-type'], 'Point'], ['==', ['get', 'old'], old]] as never;
  const paint = { 'line-color': colour('shade-edge'), 'line-width': 1.5 };
  const text = { 'text-color': colour('map-label'), 'text-halo-color': colour('map-halo'), 'text-halo-width': 1.6 };
  return [
    { id: 'shade-edge', type: 'line', source: 'shade', filter: area(false), paint },
    { id: 'shade-edge-old', type: 'line', source: 'shade', filter: area(true), paint: { ...paint, 'line-dasharray': [3, 3] } },
    {
      id: 'shade-bare',
      type: 'circle',
      source: 'shade',
      filter: ['has', 'people'],
      paint: { 'circle-color': 'transparent', 'circle-radius': 5, 'circle-stroke-color': colour('bare'), 'circle-stroke-width': 2, 'circle-stroke-opacity': ['case', ['get', 'old'], 0.5, 1] },
    },
    {
      id: 'shade-people',
      type: 'symbol',
      source: 'shade',
      minzoom: BARE_NAMED_FROM_ZOOM,
      filter: ['has', 'people'],
      layout: { 'text-field': ['get', 'people'], 'text-font': FONT, 'text-size': 13, 'text-anchor': 'left', 'text-offset': [0.7, 0] },
      paint: text,
    },
    {
      id: 'shade-times',
      type: 'symbol',
      source: 'shade',
      filter: ['has', 'time'],
      layout: { 'text-field': ['get', 'time'], 'text-font': BOLD, 'text-size': 14, 'text-anchor': 'bottom', 'text-allow-overlap': true },
      paint: { ...text, 'text-color': colour('text'), 'text-halo-width': 2.5 },
    },
  ];
}
