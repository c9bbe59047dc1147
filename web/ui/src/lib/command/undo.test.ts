import { expect, it } from 'vitest';
import { aClosure, anIncident, aUnit, onIt, picture } from './town.test-kit';
import { undoOf } from './undo';

const fire = anIncident('2026-000131');

it('releases a unit that was just sent and has not moved', () => {
  const known = picture({ units: [onIt('E12', fire), onIt('L3', fire, 'en_route')] });
  const done = { deed: { do: 'dispatch' as const, units: [aUnit('E12'), aUnit('L3')], incident: fire } };
  expect(undoOf(done, known)).toMatchObject({ undone: { do: 'dispatch', units: [{ name: 'E12' }] }, deeds: [{ do: 'release', unit: { name: 'E12' } }] });
});

it('leaves a crew that has begun to drive', () => {
  const known = picture({ units: [onIt('E12', fire, 'en_route')] });
  const done = { deed: { do: 'dispatch' as const, units: [aUnit('E12')], incident: fire } };
  expect(undoOf(done, known)).toEqual({ cannot: 'moved_on', facts: { unit: 'E12', status: 'en_route' } });
});

it('sets a state back, unless someone has changed it since or it ended the assignment', () => {
  const before = onIt('E12', fire, 'en_route');
  const done = { deed: { do: 'status' as const, unit: before, status: 'on_scene' as const }, before };
  expect(undoOf(done, picture({ units: [onIt('E12', fire, 'on_scene')] }))).toMatchObject({ deeds: [{ do: 'status', status: 'en_route' }] });
  expect(undoOf(done, picture({ units: [onIt('E12', fire, 'transporting')] }))).toMatchObject({ cannot: 'changed_since' });
  const freed = { deed: { do: 'status' as const, unit: before, status: 'available' as const }, before };
  expect(undoOf(freed, picture({ units: [aUnit('E12')] }))).toMatchObject({ cannot: 'assignment_ended' });
});

it('opens a street just closed, and closes again what was just opened, exactly as it was', () => {
  const closed = aClosure('Rua do Campo');
  const done = { deed: { do: 'close_street' as const, shut: { street_name: 'Rua do Campo' }, reason: '' }, closure_id: closed.id };
  expect(undoOf(done, picture({ closures: [closed] }))).toEqual({ undone: done.deed, deeds: [{ do: 'open_street', closure: closed }] });
  expect(undoOf(done, picture())).toMatchObject({ cannot: 'opened_since' });
  const area = aClosure(null, { area: [[1, 2], [3, 4], [5, 6]], factor: 3 });
  expect(undoOf({ deed: { do: 'open_street', closure: area } }, picture())).toEqual({
    undone: { do: 'open_street', closure: area },
    deeds: [{ do: 'close_street', shut: { area: [{ lat: 1, lon: 2 }, { lat: 3, lon: 4 }, { lat: 5, lon: 6 }], factor: 3 }, reason: 'flooded' }],
  });
});

it('says plainly what stays', () => {
  expect(undoOf(undefined, picture())).toMatchObject({ cannot: 'nothing_done' });
  expect(undoOf({ deed: { do: 'note', incident: fire, text: 'x' } }, picture())).toMatchObject({ cannot: 'note_stays' });
  expect(undoOf({ deed: { do: 'close', incident: fire, disposition: 'resolved' } }, picture())).toMatchObject({ cannot: 'closed_stays' });
});
