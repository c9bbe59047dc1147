// Signs above the map, on a sheet of their own: a city of moving units costs their pictures, not the city drawn anew.

import type { Map as MapLibre } from 'maplibre-gl';
import { drawSign, SIGN_PX, signOf } from './map_signs';
import { MANY, orderOf, type Spot } from './map_spots';

const FADED = 0.5;
const ON_PX = 12; // from its middle, somebody means this sign
const NEAR_PX = 20; // and so far where none is nearer
const SMALL = 0.65; // of its size, a unit among more than anybody can tell apart
const REST = 3; // times what the last sheet took: where no graphics card draws it, there is time left for all else
const MOST_MS = 1000;

/** In pixels of the map. */
interface Placed { spot: Spot; x: number; y: number }

/** The uppermost of those pointed at, else the nearest close by; `placed` has the uppermost last. */
export function meant(placed: Placed[], { x, y }: { x: number; y: number }): Spot | null {
  const away = (each: Placed): number => Math.hypot(each.x - x, each.y - y);
  const on = placed.filter((each) => away(each) <= ON_PX).at(-1);
  const near = placed.filter((each) => away(each) <= NEAR_PX).sort((a, b) => away(a) - away(b));
  return (on ?? near[0])?.spot ?? null;
}

export class SignLayer {
  private readonly canvas = document.createElement('canvas');
  // so it is drawn where it is, and given away whole: thousands of small pictures cost a graphics process more than one sheet
  private readonly pen = this.canvas.getContext('2d', { willReadFrequently: true })!;
  private readonly pictures = new Map<string, HTMLCanvasElement>();
  private spots: Spot[] = [];
  private chosen = '';
  /** The uppermost last. */
  private placed: Placed[] = [];
  private frame = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private restsUntil = 0;
  private isTimed = false;
  private isBehind = false;

  constructor(private readonly map: MapLibre) {
    this.canvas.setAttribute('aria-hidden', 'true');
    this.canvas.className = 'signs';
    map.getCanvasContainer().append(this.canvas);
    map.on('render', this.draw); // in the map's own frame: a sign never slides over the streets
    void document.fonts.ready.then(() => {
      this.pictures.clear();
      this.soon();
    });
  }

  /** What somebody here chooses is drawn in the next frame; what others do, as soon as it leaves time for all else. */
  show(spots: Spot[]): void {
    this.spots = spots.map((each) => [orderOf(each), each] as const).sort(([a], [b]) => a - b).map(([, each]) => each);
    this.isBehind = true;
    const chosen = spots.flatMap((each) => (each.chosen ? each.id : [])).join();
    if (chosen !== this.chosen) this.soon();
    else this.catchUp();
    this.chosen = chosen;
  }

  remove(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
    this.spots = []; // whatever still comes finds nothing to place on a map that is gone
    this.canvas.remove();
  }

  /** Which sign somebody means who points there, in pixels of the map. */
  under(at: { x: number; y: number }): Spot | null {
    return meant(this.placed, at);
  }

  private soon(): void {
    if (!this.frame) this.frame = requestAnimationFrame(this.draw);
  }

  private catchUp(): void {
    clearTimeout(this.rest);
    if (this.isBehind && !this.isTimed) this.rest = setTimeout(() => this.soon(), this.restsUntil - performance.now());
  }

  /** Drawn is what has been seen: a frame later. */
  private time(): void {
    if (this.isTimed) return;
    this.isTimed = true;
    const began = performance.now();
    const seen = (): void => {
      const now = performance.now();
      this.isTimed = false;
      this.restsUntil = now + Math.min(MOST_MS, REST * (now - began));
      this.catchUp();
    };
    requestAnimationFrame(() => requestAnimationFrame(seen));
  }

  private readonly draw = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.isBehind = false;
    this.time();
    const ratio = devicePixelRatio;
    const { clientWidth: wide, clientHeight: high } = this.map.getContainer();
    this.fit(wide, high, ratio);
    this.placed = this.spots.flatMap((spot) => {
      const { x, y } = this.map.project([spot.lon, spot.lat]);
      return Math.abs(x - wide / 2) < wide / 2 + SIGN_PX && Math.abs(y - high / 2) < high / 2 + SIGN_PX ? [{ spot, x, y }] : [];
    });
    const small = this.placed.length > MANY ? SMALL : 1;
    for (const { spot, x, y } of this.placed) {
      this.pen.globalAlpha = spot.quiet ? FADED : 1;
      const picture = this.picture(spot, ratio * (spot.kind === 'unit' && !spot.chosen && !spot.mayday ? small : 1));
      this.pen.drawImage(picture, Math.round(x * ratio - picture.width / 2), Math.round(y * ratio - picture.height / 2));
    }
  };

  /** Emptied too. */
  private fit(wide: number, high: number, ratio: number): void {
    const [across, down] = [Math.round(wide * ratio), Math.round(high * ratio)];
    if (this.canvas.width === across && this.canvas.height === down) return this.pen.clearRect(0, 0, across, down);
    this.canvas.width = across;
    this.canvas.height = down;
    Object.assign(this.canvas.style, { width: `${wide}px`, height: `${high}px` });
  }

  private picture(spot: Spot, ratio: number): HTMLCanvasElement {
    const name = `${signOf(spot)}|${ratio}`;
    const known = this.pictures.get(name);
    if (known) return known;
    const made = drawSign(name, ratio);
    this.pictures.set(name, made);
    return made;
  }
}
