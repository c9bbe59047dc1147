// Which causes have something new to shout about: one sound a cause, however many alarms came. Pure.

import type { Alarm, Cause } from './types';

export type Heard = ReadonlyMap<string, number>;

/** Alarm id → the step at which it last sounded. An owned alarm is quiet until it goes a step further. */
export function newlyLoud(now: Alarm[], heard: Heard): { causes: Cause[]; heard: Heard } {
  const loud = now.filter((each) => each.step > (heard.get(each.id) ?? (each.owner === null ? 0 : 1)));
  return {
    causes: [...new Set(loud.map((each) => each.cause))],
    heard: new Map(now.map((each) => [each.id, Math.max(each.step, heard.get(each.id) ?? 0)])),
  };
}
