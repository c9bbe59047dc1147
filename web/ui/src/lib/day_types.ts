// The day at a glance as the server tells it (web/api/day.py). Seconds and shares; instants of the centre's
// own clock are ISO 8601 with its offset.

import type { Reason } from './types';

export type Gap = 'under_way' | 'taken_back' | 'never_reported' | 'not_sent';
export type Measure = 'processing' | 'turnout' | 'travel' | 'response';

export interface Summary {
  count: number;
  p50_s: number | null;
  p90_s: number | null;
  in_time: number | null;
  missing: Partial<Record<Gap, number>>;
}

export interface Target {
  name: string;
  measure: Measure;
  within_s: number;
  share: number;
  edition: string;
  note: string;
  capabilities: string[] | null;
  priorities: number[] | null;
  first_only: boolean;
  summary: Summary;
}

export interface Group<K> {
  key: K;
  incidents: number;
  late: number;
  response: Summary;
}

export interface LateIncident {
  incident_id: string;
  number: string;
  type: string;
  priority: number;
  zone: string | null;
  place: string;
  opened_at: string;
  processing_s: number | null;
  response_s: number | null;
  over: { measure: Measure; seconds: number; within_s: number; still: boolean }[];
  why: Reason[];
  runs: { unit: string; sent_at: string; moving_at: string | null; there_at: string | null; ended: boolean; promised_s: number | null }[];
}

export interface UnitHours {
  unit: string;
  busy_s: number;
  free_s: number;
  out_s: number;
  busy_share: number | null;
}

export interface Day {
  on: string;
  at: string;
  is_today: boolean;
  is_future: boolean;
  exercise: boolean;
  /** Incidents left out: exercises, or the real ones where exercises are shown. */
  other: number;
  calls: number;
  incidents: number;
  late_count: number;
  late: LateIncident[];
  targets: Target[];
  by_hour: Group<number>[];
  by_zone: Group<string | null>[];
  by_priority: Group<number>[];
  units: UnitHours[];
}

export interface Coverage {
  within_s: number;
  people: number;
  covered: number;
  share: number;
  /** Free. */
  units: number;
  /** Units there are for this work, free or not. */
  fleet: number;
  zones: { name: string; covered: number; people: number }[];
}

/** Who was within reach through a day (web/api/day_coverage.py). */
export interface DayCoverage {
  on: string;
  within_s: number;
  /** Units there are for this work. */
  fleet: number;
  people: number;
  /** `share` null: nothing was known. `unheard`: of the free units, taken to have been at their stations.
   *  `unknown`: units of whose state nothing was known, counted as not there. */
  points: { at: string; share: number | null; free?: number; unheard?: number; unknown?: number }[];
  /** `share`: of the known moments, in which the zone's people were within reach. */
  zones: { name: string; people: number; share: number | null }[];
}

export interface ZoneDrawing {
  width: number;
  height: number;
  zones: { name: string; people: number; path: string }[];
}
