// The map's drawing rules: our own tiles below, the live picture above, in the colours of the theme.

import type { ExpressionSpecification, LayerSpecification, LineLayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Language } from './i18n/index.svelte';
import type { Box } from './looking';
import { called, ground, quarters } from './map_ground';
import { BOLD, colour, feature, FONT } from './map_kit';
import { DOTS, HATCH, ROOM } from './map_signs';
import { moving, type Picture } from './map_spots';
import { shaded, shadeEdges, shadeFill, type Shade } from './shade_style';
import type { Closure } from './types';

/** Streets that are shut or slowed now, and those that will be. */
export interface Closed { now: Closure[]; planned: Closure[] }

const LAND_DEG = 0.02; // land is kept so far around a city (data/loaders/land.py)
const MAJOR = ['motorway', 'trunk', 'primary'];
const MIDDLE = ['secondary', 'tertiary'];
const INK = '#14171c';

/** Where there may be something to draw: no tile is asked for outside, which without signal is an error for each. */
export const withLand = ([west, south, east, north]: Box): Box => [west - LAND_DEG, south - LAND_DEG, east + LAND_DEG, north + LAND_DEG];

/** A style holding everything shown now; MapLibre itself finds what changed since the last one. */
export function styleOf(picture: Picture, closed: Closed, language: Language, shade: Shade | null = null, city: Box | null = null): StyleSpecification {
  return {
    version: 8,
    sources: {
      city: {
        type: 'vector',
        tiles: [`${location.origin}/api/tiles/{z}/{x}/{y}`],
        minzoom: 6,
        maxzoom: 15,
        ...(city ? { bounds: withLand(city) } : {}),
        attribution: '© OpenStreetMap contributors',
      },
      ...Object.fromEntries(Object.entries(moving(picture)).map(([id, { data }]) => [id, { type: 'geojson' as const, data: data() }])),
      shut: { type: 'geojson', data: areas(closed) },
      shade: { type: 'geojson', data: shaded(shade) },
    },
    layers: [...streets(language), ...shut(closed), ...live()],
  };
}

function streets(language: Language): LayerSpecification[] {
  const wide = (few: number, many: number): never => ['interpolate', ['exponential', 1.6], ['zoom'], 11, few, 17, many] as never;
  const drawn = (id: string, classes: string[] | null, paint: string, few: number, many: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'city',
    'source-layer': 'streets',
    filter: classes ? ['in', ['get', 'class'], ['literal', classes]] : ['!', ['in', ['get', 'class'], ['literal', [...MAJOR, ...MIDDLE]]]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour(paint), 'line-width': wide(few, many) },
  });
  const names = {
    type: 'symbol' as const,
    source: 'city',
    'source-layer': 'streets',
    layout: {
      'symbol-placement': 'line' as const,
      'text-field': called(language),
      'text-font': FONT,
      'text-size': ['interpolate', ['linear'], ['zoom'], 13.5, 11, 17, 15] as never,
      'symbol-spacing': 320,
    },
  };
  const text = { 'text-color': colour('map-label'), 'text-halo-color': colour('map-halo'), 'text-halo-width': 1.6 };
  return [
    ...ground(colour),
    shadeFill(),
    drawn('minor', null, 'map-street', 0.4, 7),
    drawn('middle', MIDDLE, 'map-middle', 0.9, 11),
    drawn('major', MAJOR, 'map-major', 1.6, 15),
    ...shadeEdges(),
    // the later one takes its room first
    landmarks('places', ['!', FACILITY] as never, 15.7, text, language),
    landmarks('facilities', FACILITY, 14, text, language),
    { ...names, id: 'names', minzoom: 13.5, paint: text },
    { ...names, id: 'main-names', minzoom: 12, maxzoom: 13.5, filter: ['in', ['get', 'class'], ['literal', MAJOR]], paint: text },
    quarters(colour, BOLD, language),
  ];
}

/** What help goes to or comes from is named before shops are. */
const FACILITY = ['in', ['get', 'kind'], ['literal', ['hospital', 'fire_station', 'police', 'ambulance_station']]] as never;

function landmarks(id: string, filter: never, minzoom: number, paint: Record<string, unknown>, language: Language): LayerSpecification {
  const layout = { 'text-field': called(language), 'text-font': FONT, 'text-size': 12, 'text-anchor': 'top' as const, 'text-offset': [0, 0.4] as never };
  return { id, type: 'symbol', source: 'city', 'source-layer': 'places', filter, minzoom, layout, paint };
}

/** Over their own line, whatever the zoom draws of them: slowed amber and dotted, and over it closed red and dashed; what is
 * only planned is a thin line that says nothing about now. */
function shut({ now, planned }: Closed): LayerSpecification[] {
  const dotted = { layout: { 'line-cap': 'round' as const }, paint: { 'line-color': colour('warn'), 'line-width': 5, 'line-dasharray': [0, 1.8] } };
  const dashed = { paint: { 'line-color': colour('bad'), 'line-width': 5, 'line-dasharray': [1.2, 0.8] } };
  const thin = { paint: { 'line-color': colour('map-label'), 'line-width': 2, 'line-dasharray': [4, 3] } };
  return [
    ...over('plan', planned, null, thin),
    ...over('slow', now.filter((each) => each.factor !== null), `${DOTS}${colour('warn')}`, dotted),
    ...over('shut', now.filter((each) => each.factor === null), `${HATCH}${colour('bad')}`, dashed),
  ];
}

const POLYGON = ['==', ['geometry-type'], 'Polygon'] as never;

function over(id: 'shut' | 'slow' | 'plan', some: Closure[], pattern: string | null, { layout = {}, paint }: Pick<LineLayerSpecification, 'layout' | 'paint'>): LayerSpecification[] {
  const filter = ['==', ['get', 'is'], id] as never;
  const names = some.flatMap((each) => each.street_name ?? []);
  return [
    ...(pattern === null ? [] : [{ id: `${id}-area`, type: 'fill' as const, source: 'shut', filter: ['all', filter, POLYGON] as never, paint: { 'fill-pattern': pattern } }]),
    { id: `${id}-edge`, type: 'line', source: 'shut', filter: ['all', filter, POLYGON] as never, layout, paint: { ...paint, 'line-width': 2.5 } },
    { id: `${id}-lines`, type: 'line', source: 'shut', filter: ['all', filter, ['!', POLYGON]] as never, layout, paint: { ...paint } },
    { id: `${id}-streets`, type: 'line', source: 'city', 'source-layer': 'streets', filter: ['in', ['get', 'name'], ['literal', names]], layout, paint: { ...paint } },
  ];
}

function areas({ now, planned }: Closed): GeoJSON.FeatureCollection {
  const drawn = (some: Closure[], is: (each: Closure) => string): GeoJSON.Feature[] =>
    some.flatMap((each) => [
      ...(each.lines?.length ? [feature({ type: 'MultiLineString', coordinates: each.lines } as GeoJSON.MultiLineString, { is: is(each) })] : []),
      ...(each.area.length > 2 ? [feature({ type: 'Polygon', coordinates: [[...each.area, each.area[0]!].map(([lat, lon]) => [lon, lat])] } as GeoJSON.Polygon, { is: is(each) })] : []),
    ]);
  const features = [...drawn(now, ({ factor }) => (factor === null ? 'shut' : 'slow')), ...drawn(planned, () => 'plan')];
  return { type: 'FeatureCollection', features };
}

function live(): LayerSpecification[] {
  const incident = ['==', ['get', 'kind'], 'incident'] as never;
  return [
    { id: 'doubt', type: 'fill', source: 'doubt', paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': filled() } },
    { id: 'sketch-area', type: 'fill', source: 'sketch', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colour('bad'), 'fill-opacity': 0.25 } },
    { id: 'sketch-edge', type: 'line', source: 'sketch', filter: ['all', ['==', ['geometry-type'], 'LineString'], ['!', ['get', 'crosses']]], paint: { 'line-color': colour('bad'), 'line-width': 2.5 } },
    { id: 'sketch-crossing', type: 'line', source: 'sketch', filter: ['all', ['==', ['geometry-type'], 'LineString'], ['get', 'crosses']], paint: { 'line-color': colour('warn'), 'line-width': 3.5, 'line-dasharray': [2, 1] } },
    { id: 'sketch-corners', type: 'circle', source: 'sketch', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-color': ['case', ['get', 'crosses'], colour('warn'), colour('bad')], 'circle-radius': 5, 'circle-stroke-color': colour('map-halo'), 'circle-stroke-width': 2 } },
    { id: 'doubt-edge', type: 'line', source: 'doubt', paint: { 'line-color': ['get', 'colour'], 'line-width': 1.5, 'line-dasharray': [2, 2] } },
    { id: 'route-case', type: 'line', source: 'route', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': INK, 'line-width': 9 } },
    { id: 'route', type: 'line', source: 'route', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': colour('route'), 'line-width': 5.5 } },
    {
      id: 'labels',
      type: 'symbol',
      source: 'spots',
      filter: ['!=', ['get', 'label'], ''],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': BOLD,
        'text-size': ['case', incident, 14, 12],
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': ['case', incident, 1.45, 1.7],
        'text-padding': 1,
        'symbol-sort-key': ['-', 0, ['get', 'order']],
      },
      paint: { 'text-color': colour('text'), 'text-halo-color': colour('map-halo'), 'text-halo-width': 2 },
    },
    // above the names, and so placed before them: a name never lies on a sign, nor on another name
    {
      id: 'signs',
      type: 'symbol',
      source: 'spots',
      layout: { 'icon-image': ROOM, 'icon-overlap': 'always', 'icon-padding': 0, 'symbol-sort-key': ['get', 'order'] },
      paint: { 'icon-opacity': 0 },
    },
  ];
}

const WIDE_PX = 110; // in radius: about a quarter of a board's map across
const FILLED = 0.14;
const [WIDEST_ZOOM, CLOSEST_ZOOM] = [8, 18];


/** A disc of doubt wider on the screen than that is a thin ring until it is chosen: half a city under colour tells nothing. */
function filled(): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => ['case', ['any', ['get', 'shown'], ['<', ['get', 'px'], WIDE_PX / 2 ** zoom]], FILLED, 0];
  const halves = Array.from({ length: 2 * (CLOSEST_ZOOM - WIDEST_ZOOM) }, (_, i) => WIDEST_ZOOM + (i + 1) / 2);
  return ['step', ['zoom'], at(WIDEST_ZOOM), ...halves.flatMap((each) => [each, at(each)])] as unknown as ExpressionSpecification;
}
