// What the server's cards hold; the server decides, the screens draw. See data/cards/.

export type Role = 'call_taker' | 'dispatcher' | 'commander' | 'field_unit' | 'supervisor' | 'admin';

export interface User {
  name: string;
  role: Role;
  agency: string;
  unit_id: string | null;
  locale: string;
}

export type Status =
  | 'available' | 'assigned' | 'en_route' | 'staged' | 'on_scene' | 'transporting'
  | 'at_hospital' | 'returning' | 'out_of_service' | 'off_duty';

export interface Location {
  text: string;
  lat: number | null;
  lon: number | null;
  label: string | null;
  found_by: string | null;
  confidence: number;
  radius_m: number | null;
  confirmed: boolean;
  outside_region: boolean;
  /** The house number that was said, where it is not known; from an older centre it may be missing. */
  number_unknown?: string | null;
  /** What tells it apart from another place of the same name. */
  near?: string | null;
  /** While it is not confirmed: what else it may be. */
  candidates?: Candidate[];
}

export interface AssignedUnit {
  unit_id: string;
  name: string;
  status: Status;
  assigned_at: string;
  /** When the crew said it had seen it. */
  acknowledged_at?: string | null;
  by: string;
  slot: string | null;
  eta_s: number | null;
  due_at: string | null;
  later_s: number | null;
  marks: Record<string, string>;
}

export interface Line {
  seq: number;
  kind: string;
  subject: string;
  at: string;
  recorded_at: string;
  by: string;
  detail: Record<string, unknown>;
}

export interface PremiseNote {
  id: string;
  kind: 'hazard' | 'access' | 'key_safe' | 'other';
  text: string;
  place: string | null;
  radius_m: number;
  from_at: string;
  until_at: string | null;
  by: string;
  at: string;
}

/** What a caller answered to a question card: by its keys, and in the words of the desk that asked. */
export interface Answer {
  question: string;
  value: string;
  asked: string;
  said: string;
}

export interface Incident {
  id: string;
  number: string;
  type: string;
  priority: number;
  alarm_level: number;
  narrative: string;
  state: 'open' | 'closed';
  location: Location;
  opened_at: string;
  closed_at: string | null;
  disposition: string | null;
  exercise: boolean;
  calls: { id: string; words: string; channel: string; caller_name: string | null; callback: string | null; at: string; answers?: Answer[]; question_edition?: number | null }[];
  notes: { at: string; by: string; text: string }[];
  /** Of the place; which of them hold now is for the clock. */
  premise_notes?: PremiseNote[];
  units: AssignedUnit[];
  chronology: Line[];
}

export interface Unit {
  id: string;
  name: string;
  capabilities: string[];
  station: { name: string; lat: number; lon: number; sample: boolean };
  status: Status;
  status_since: string;
  incident_id: string | null;
  incident_number: string | null;
  assigned_at: string | null;
  assigned_by: string | null;
  acknowledged_at?: string | null;
  exercise: boolean;
}

export interface Position {
  unit_id: string;
  lat: number;
  lon: number;
  heading_deg: number | null;
  speed_kmh: number | null;
  at: string;
}

export interface Closure {
  id: string;
  factor: number | null;
  from_at: string;
  until_at: string | null;
  street_name: string | null;
  street_ids: number[];
  area: [number, number][];
  /** What people call it where no one name says it. */
  label: string | null;
  /** [lon, lat] of each stretch meant by its id. A centre of the version before tells none. */
  lines?: [number, number][][];
  reason: string;
  closed_by: string;
  closed_at: string;
}

export type Cause = 'mayday' | 'pending' | 'under_resourced' | 'not_acknowledged' | 'not_moving' | 'past_eta' | 'silent' | 'welfare';

export interface Alarm {
  id: string;
  cause: Cause;
  /** Null: a mayday of a crew that was sent nowhere. */
  incident_id: string | null;
  number: string;
  /** Who must still come, of an incident short of somebody. */
  missing?: Record<string, number>;
  unit_id: string | null;
  unit: string | null;
  since_at: string;
  due_at: string;
  step: number;
  falls_to: string | null;
  owner: string | null;
  /** Where the crew of a mayday was last heard, and when. */
  lat: number | null;
  lon: number | null;
  fix_at: string | null;
}

/** All that is overdue; of a cause with very many the oldest are told one by one, all are counted. */
export interface Alarms {
  alarms: Alarm[];
  counts: Partial<Record<Cause, number>>;
}

export interface Candidate {
  lat: number;
  lon: number;
  label: string;
  found_by: string;
  confidence: number;
  radius_m: number;
  outside_region: boolean;
  number_unknown?: string | null;
  near?: string | null;
}

export interface Reason {
  code: string;
  facts: Record<string, unknown>;
}

export interface Proposed {
  unit_id: string;
  name: string;
  status: Status;
  eta_s: number | null;
  eta_low_s: number | null;
  eta_high_s: number | null;
  /** To the kerb; eta_s is to the caller's floor. */
  kerb_s: number | null;
  walk_s: number;
  vertical_s: number | null;
  approximate: boolean;
  chance_in_time: number | null;
  cover_lost: number;
  fix_age_s: number | null;
  reasons: Reason[];
}

export interface Slot {
  slot: string;
  mandatory: boolean;
  filled_by: { unit_id: string; name: string } | null;
  choice: Proposed | null;
  alternatives: Proposed[];
  shortfall: Reason | null;
  divert: Divertible | null;
  soon_free: (Arrival & { free_in_s: number }) | null;
}

/** Whom one could take from something less urgent; gain_s null: nobody else can. */
export type Divertible = Arrival & {
  gain_s: number | null;
  /** next: who could serve it then; null: nobody free could. */
  leaving: { incident_id: string; number: string; type: string; priority: number; next: (Arrival & { approximate: boolean }) | null };
};

export interface Arrival {
  unit_id: string;
  name: string;
  eta_s: number;
  kerb_s: number;
}

export interface Recommendation {
  incident_id: string;
  at: string;
  location_known: boolean;
  /** Not confirmed, and its circle is wide: times are to its middle. */
  place_approximate?: boolean;
  /** The place is behind closed streets: from their edge one walks. */
  shut_off: boolean;
  within_s: number;
  floor: number | null;
  slots: Slot[];
}

export interface Manoeuvre {
  kind: string;
  words: string;
  distance_m: number;
  seconds: number;
}

export interface Route {
  seconds: number;
  walk_s: number;
  manoeuvres: Manoeuvre[];
  length_m: number;
  approximate: boolean;
  /** The last part, in walk_s, is behind closed streets. */
  shut_off: boolean;
  streets: string[];
  geometry: GeoJSON.LineString;
}

export interface Region {
  name: string | null;
  bounds: [number, number, number, number] | null;
  attribution: string | null;
  /** The centre's, IANA; a picture kept from before it was told has none. */
  timezone?: string;
  zones: { name: string }[];
  types: { type: string; labels: { en: string; zh: string; pt: string }; said?: string[]; priority: number }[];
}
