// What a dispatcher can do from the board, as plain values: said before, done once, taken back where the field allows.

import type { Closure, Incident, Status, Unit } from '../types';

/** Where a closure lies and how hard it is, as the centre takes it. */
export interface Shut {
  street_name?: string;
  street_ids?: number[];
  label?: string;
  /** Where several streets bear the name: the nth the centre tells apart, all of them, or let it ask. */
  of_several?: number | 'all' | 'ask';
  area?: { lat: number; lon: number }[];
  factor?: number;
  until_at?: string;
}

export type Deed =
  | { do: 'dispatch'; units: Unit[]; incident: Incident }
  | { do: 'status'; unit: Unit; status: Status }
  | { do: 'release'; unit: Unit; incident: Incident }
  | { do: 'close'; incident: Incident; disposition: string }
  | { do: 'note'; incident: Incident; text: string }
  | { do: 'close_street'; shut: Shut; reason: string }
  | { do: 'open_street'; closure: Closure };

export interface Disposition { code: string; word: string }

/** What the command line may speak of: the live picture of this moment. */
export interface Known {
  units: Unit[];
  incidents: Incident[];
  closures: Closure[];
  dispositions: Disposition[];
  /** The incident in the panel: "." on the command line. */
  chosen: Incident | null;
}

/** Why nothing would be done. Those called "which_…" only wait for more words. */
export type Why =
  | 'unknown_verb' | 'which_unit' | 'unknown_unit' | 'unclear_unit' | 'busy_unit' | 'same_unit' | 'not_sent'
  | 'which_incident' | 'unknown_incident' | 'unclear_incident' | 'none_chosen'
  | 'unclear_disposition' | 'unknown_disposition' | 'which_words' | 'which_street' | 'unknown_closure' | 'unclear_closure' | 'too_much';

export interface Unsure { kind: 'unsure'; why: Why; facts: Record<string, string> }

export type Parsed =
  | { kind: 'nothing' }
  | { kind: 'help' }
  | { kind: 'undo' }
  | { kind: 'see'; incident: Incident }
  | { kind: 'look'; unit: Unit }
  | { kind: 'deed'; deed: Deed }
  | Unsure;

export const VERBS = ['D', 'ER', 'ST', 'OS', 'TR', 'AH', 'AV', 'RT', 'OOS', 'REL', 'CL', 'N', 'CS', 'OP', 'U', '?'] as const;
export type Verb = (typeof VERBS)[number];

export const STATUS_OF: Partial<Record<Verb, Status>> = {
  ER: 'en_route', ST: 'staged', OS: 'on_scene', TR: 'transporting', AH: 'at_hospital', AV: 'available', RT: 'returning', OOS: 'out_of_service',
};

export const isFree = (unit: Unit): boolean => unit.incident_id === null && (unit.status === 'available' || unit.status === 'returning');
