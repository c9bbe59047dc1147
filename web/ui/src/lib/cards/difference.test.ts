import { describe, expect, test } from 'vitest';
import { difference, isRetitled, slotChanges } from './difference';
import { merge } from './merge';
import type { Card, Slot } from './types';

const slot = (capability: string, count = 1, mandatory = true): Slot => ({ capability, count, mandatory });
const card = (name: string, more: Partial<Card> = {}): Card => ({
  name, types: [name], priority: null, zones: null, hours: null, premises: null, level: 1, slots: [slot('engine')], ...more,
});

test('the same name of a set in another order of languages is the same', () => {
  expect(isRetitled({ en: 'All', zh: '全部', pt: 'Todos' }, { zh: '全部', pt: 'Todos', en: 'All' })).toBe(false);
  expect(isRetitled({ en: 'All', zh: '全部', pt: 'Todos' }, { zh: '全部', pt: 'Tudo', en: 'All' })).toBe(true);
});

describe('slots', () => {
  test('in another order are the same', () => {
    expect(slotChanges([slot('engine', 2), slot('ladder')], [slot('ladder'), slot('engine', 2)])).toEqual([]);
  });
  test('more of the same capability is one slot changed', () => {
    expect(slotChanges([slot('engine', 2)], [slot('engine', 3)])).toEqual([{ was: slot('engine', 2), now: slot('engine', 3) }]);
  });
  test('no longer mandatory is a change', () => {
    expect(slotChanges([slot('rescue')], [slot('rescue', 1, false)])).toEqual([{ was: slot('rescue'), now: slot('rescue', 1, false) }]);
  });
  test('come and go', () => {
    expect(slotChanges([slot('engine')], [slot('ladder')])).toEqual([{ was: null, now: slot('ladder') }, { was: slot('engine'), now: null }]);
  });
  test('two alike, of which one goes, leave one', () => {
    expect(slotChanges([slot('engine'), slot('engine')], [slot('engine')])).toEqual([{ was: slot('engine'), now: null }]);
  });
});

describe('cards', () => {
  test('types in another order are the same', () => {
    expect(difference([card('a', { types: ['x', 'y'] })], [card('a', { types: ['y', 'x'] })])).toEqual([]);
  });
  test('another place in the list is no difference', () => {
    expect(difference([card('a'), card('b')], [card('b'), card('a')])).toEqual([]);
  });
  test('names of nothing are not the same as no names', () => {
    const [found] = difference([card('a', { types: null })], [card('a', { types: [] })]);
    expect(found).toMatchObject({ kind: 'changed', conditions: ['types'] });
  });
  test('of another name in one language are changed there', () => {
    const [found] = difference([card('a', { names: { zh: '甲', pt: 'x' } })], [card('a', { names: { zh: '乙', pt: 'x ' } })]);
    expect(found).toMatchObject({ kind: 'changed', renamed: false, names: ['zh'], conditions: [], slots: [] });
    expect(difference([card('a', { names: {} })], [card('a', { names: { zh: null, pt: '' } })])).toEqual([]);
  });
  test('of another name under the same conditions were renamed', () => {
    const [found, ...more] = difference([card('a')], [card('b', { types: ['a'] })]);
    expect(found).toMatchObject({ kind: 'changed', renamed: true, conditions: [], slots: [] });
    expect(more).toEqual([]);
  });
  test('of a draft are known by where they come from, whatever they are called now', () => {
    const now = { ...card('c', { hours: 'Mo-Fr 07:00-19:00' }), origin: 'a' };
    expect(difference([card('a')], [now])).toMatchObject([{ kind: 'changed', renamed: true, conditions: ['types', 'hours'] }]);
  });
  test('that a draft makes anew are new, even with the conditions of one that goes', () => {
    const found = difference([card('a')], [{ ...card('b', { types: ['a'] }), origin: null }]);
    expect(found.map((each) => each.kind)).toEqual(['added', 'removed']);
  });
});

describe('two who changed one edition', () => {
  const base = [card('a'), card('b'), card('c')];
  const more = (name: string, count: number): Card => card(name, { slots: [slot('engine', count)] });

  test('of different cards both keep what they did', () => {
    expect(merge(base, [more('a', 2), card('b'), card('c')], [card('a'), more('b', 3), card('c')])).toEqual({ cards: [more('a', 2), more('b', 3), card('c')], both: [] });
  });
  test('of one card: mine stands and is named', () => {
    expect(merge(base, [more('a', 2), card('b'), card('c')], [more('a', 3), card('b'), card('c')])).toEqual({ cards: [more('a', 2), card('b'), card('c')], both: ['a'] });
  });
  test('in the same way do not disagree', () => {
    expect(merge(base, [more('a', 2), card('b'), card('c')], [more('a', 2), card('b'), card('c')]).both).toEqual([]);
  });
  test('what one removes and the other leaves alone is gone', () => {
    expect(merge(base, [card('b'), card('c')], [card('a'), card('b')])).toEqual({ cards: [card('b')], both: [] });
  });
  test('what one removes and the other changes is kept and named', () => {
    expect(merge(base, [card('b'), card('c')], [more('a', 2), card('b'), card('c')])).toEqual({ cards: [more('a', 2), card('b'), card('c')], both: ['a'] });
    expect(merge(base, [more('a', 2), card('b'), card('c')], [card('b'), card('c')])).toEqual({ cards: [card('b'), card('c'), more('a', 2)], both: ['a'] });
  });
  test('new cards of both are there, one of the same name once', () => {
    const found = merge(base, [...base, card('mine'), more('new', 2)], [...base, card('theirs'), card('new')]);
    expect(found.cards.map((each) => each.name)).toEqual(['a', 'b', 'c', 'theirs', 'new', 'mine']);
    expect(found.both).toEqual(['new']);
  });
});
