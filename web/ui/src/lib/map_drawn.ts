// When a map is drawn anew, and how much of it: only what has changed, and what can wait waits.

import type { GeoJSONSource, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import type { Language } from './i18n/index.svelte';
import type { Box } from './looking';
import { moving, type Picture } from './map_spots';
import { styleOf, type Closed } from './map_style';
import { shaded, type Shade } from './shade_style';

const SOON_MS = 50; // what somebody does in one go is drawn at once
const NAMES_EVERY_MS = 200; // and rings; seldomer where the map takes long: they follow their signs
const NAMES_REST = 4; // times as long as the last took
const NAMES_AFTER_MS = 2000; // at the latest

export interface Wanted {
  picture: Picture;
  closed: Closed;
  language: Language;
  shade: Shade | null;
  city: Box | null;
  /** Another one, other drawing rules. */
  rules: string;
}

export class MapDrawn {
  private rules = '';
  private laid: Record<string, unknown> = {};
  private restsUntil = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private due = Infinity;
  private map: MapLibre | null = null;

  constructor(private readonly wanted: () => Wanted) {}

  /** For a map that is to be made. */
  style(): StyleSpecification {
    const { picture, closed, language, shade, city, rules } = this.wanted();
    this.rules = rules;
    this.note(shade, moving(picture));
    return styleOf(picture, closed, language, shade, city);
  }

  follow(map: MapLibre): void {
    this.map = map;
  }

  soon(): void {
    this.within(SOON_MS);
  }

  /** What others do. Without a graphics card a map takes most of a second for its names. */
  whenRested(): void {
    this.within(Math.max(NAMES_EVERY_MS, this.restsUntil - performance.now()));
  }

  remove(): void {
    clearTimeout(this.waiting);
  }

  /** What comes in bursts costs one redraw. */
  private within(ms: number): void {
    const at = performance.now() + ms;
    if (at >= this.due) return;
    clearTimeout(this.waiting);
    this.due = at;
    this.waiting = setTimeout(() => {
      this.due = Infinity;
      this.draw();
    }, ms);
  }

  /** What moves is given to its own source; the whole style only when its rules changed, for that compares everything. */
  private draw(): void {
    if (!this.map) return;
    if (!this.map.getSource('spots')) return this.soon(); // it has not begun yet
    const before = this.laid;
    const { picture, shade, rules } = this.wanted();
    if (rules !== this.rules) this.map.setStyle(this.style());
    else {
      const sources = moving(picture);
      this.note(shade, sources);
      if (shade !== before.shade) this.source('shade')?.setData(shaded(shade));
      for (const [id, { is, data }] of Object.entries(sources)) if (is !== before[id]) this.source(id)?.setData(data());
    }
    if (this.laid.spots !== before.spots || this.laid.doubt !== before.doubt) this.rest(this.map);
  }

  private source(id: string): GeoJSONSource | undefined {
    return this.map?.getSource<GeoJSONSource>(id);
  }

  private note(shade: Shade | null, sources: ReturnType<typeof moving>): void {
    this.laid = { shade, ...Object.fromEntries(Object.entries(sources).map(([id, { is }]) => [id, is])) };
  }

  private rest(map: MapLibre): void {
    const began = performance.now();
    this.restsUntil = began + NAMES_AFTER_MS;
    map.once('idle', () => (this.restsUntil = Math.min(this.restsUntil, performance.now() + NAMES_REST * (performance.now() - began))));
  }
}
