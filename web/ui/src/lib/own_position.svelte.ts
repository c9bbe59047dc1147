// Where this tablet is, by its own receiver: shown here at once, sent every few seconds, kept while there is no signal. An exercise's crews are simulated instead.

import { report } from './kept_fixes';

const EVERY_MS = 5000;

/** The newest fix; null where there is no receiver, or none allowed. */
export const own = $state<{ fix: { lat: number; lon: number; at: string; accuracy_m: number } | null }>({ fix: null });

/** Until the returned function is called. Sends nothing where the person or the browser refuses. */
export function shareOwnPosition(unitId: string): () => void {
  let newest: GeolocationPosition | null = null;
  const watch = navigator.geolocation?.watchPosition(
    (found) => {
      newest = found;
      own.fix = { lat: found.coords.latitude, lon: found.coords.longitude, at: new Date(found.timestamp).toISOString(), accuracy_m: found.coords.accuracy };
    },
    () => (newest = own.fix = null),
    { enableHighAccuracy: true },
  );
  const sender = setInterval(() => {
    if (newest === null) return;
    const { coords, timestamp } = newest;
    newest = null;
    const fix = {
      unit_id: unitId,
      at: new Date(timestamp).toISOString(),
      lat: coords.latitude,
      lon: coords.longitude,
      accuracy_m: coords.accuracy,
      ...(coords.heading === null || Number.isNaN(coords.heading) ? {} : { heading_deg: coords.heading }),
      ...(coords.speed === null ? {} : { speed_kmh: coords.speed * 3.6 }),
    };
    void report(fix);
  }, EVERY_MS);
  return () => {
    clearInterval(sender);
    if (watch !== undefined) navigator.geolocation.clearWatch(watch);
  };
}
