// What is wrong with the shape of what was sent, in the chosen language; `code` says which fault, `where` which field.

import { fill, words } from './i18n/index.svelte';

export interface Fault {
  where: string;
  code?: string;
}

type Kind = keyof ReturnType<typeof words>['shape'];

const KINDS: Record<string, Kind> = {
  area_crosses: 'areaCrosses', area_few: 'areaFew', nowhere: 'nowhere', ends_first: 'endsFirst',
  string_too_long: 'tooLong', too_long: 'tooMany', missing: 'empty', string_too_short: 'empty', string_pattern_mismatch: 'empty',
  greater_than_equal: 'outOfRange', greater_than: 'outOfRange', less_than_equal: 'outOfRange', less_than: 'outOfRange', finite_number: 'outOfRange',
  float_type: 'noNumber', float_parsing: 'noNumber', int_type: 'noNumber', int_parsing: 'noNumber', int_from_float: 'noNumber',
};

/** As the person knows the field; a name of the wire's own where no screen shows one. */
function fieldName(where: string): string {
  const { words: happening, location, caller, callback, why, street, note, name, password, type, priority, premise, day } = words();
  const known: Record<string, string> = {
    words: happening, location_text: location, caller_name: caller, callback, reason: why, street_name: street, text: note,
    name, password, type, priority, radius_m: premise.radius, place: location, on: day,
  };
  const last = where.split('.').at(-1) ?? '';
  return known[last] ?? last.replaceAll('_', ' ');
}

export function shapeTold(faults: Fault[]): string {
  const { where = '', code = '' } = faults[0] ?? {};
  const kind: Kind = /^date_/.test(code) || where === 'query.on' ? 'noDay' : (KINDS[code] ?? 'other');
  return fill(words().shape[kind], { field: fieldName(where) });
}
