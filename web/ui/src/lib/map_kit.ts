// What every drawing rule of the map is made of: its fonts, the theme's colours, a feature.

export const FONT = ['Inter Variable', 'Noto Sans CJK TC', 'sans-serif'];
/** The weight is read from the first name, which no font has; the family is the next. */
export const BOLD = ['Bold', ...FONT];

export const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export const feature = <G extends GeoJSON.Geometry>(geometry: G, properties: Record<string, unknown>): GeoJSON.Feature<G> => ({
  type: 'Feature',
  geometry,
  properties,
});
