import { expect, test } from 'vitest';
import { typesMeant, withTyped } from './typed_type';

const named = (type: string, en: string, zh: string, pt: string, priority: number) => ({ type, labels: { en, zh, pt }, priority });
const TYPES = [
  named('automatic_fire_alarm', 'Automatic fire alarm', '自動火警警報', 'Alarme de incêndio', 2),
  named('fall', 'Fall', '跌倒', 'Queda', 2),
  named('fallen_tree', 'Fallen tree', '塌樹', 'Árvore caída', 3),
  named('rubbish_fire', 'Rubbish fire', '垃圾起火', 'Incêndio em lixo', 3),
  named('structure_fire', 'Structure fire', '建築物火警', 'Incêndio em edifício', 1),
];
const found = (typed: string, language = 'en'): string[] => typesMeant(typed, TYPES, language).map((each) => each.type);

test('“fire” is a fire, the most urgent first, and never a fall', () => {
  expect(found('fire')).toEqual(['structure_fire', 'automatic_fire_alarm', 'rubbish_fire']);
});

test('more letters narrow it, by any word of the name', () => {
  expect(found('fire r')).toEqual(['rubbish_fire']);
  expect(found('tree')).toEqual(['fallen_tree']);
});

test('a name that begins as typed comes before one that only holds it', () => {
  expect(found('fall')).toEqual(['fall', 'fallen_tree']);
});

test('accents may be left out, and any of the three languages be used', () => {
  expect(found('incendio e', 'pt')).toEqual(['structure_fire', 'rubbish_fire']);
  expect(found('arvore')).toEqual(['fallen_tree']);
  expect(found('fire', 'zh')[0]).toBe('structure_fire');
  expect(found('火警', 'zh')).toEqual(['structure_fire', 'automatic_fire_alarm']);
});

test('what fits nothing means nothing', () => {
  expect(found('zzz')).toEqual([]);
  expect(found('  ')).toEqual([]);
});

test('what people say on the phone is a name too; exactly that first, then the most urgent', () => {
  const types = [
    { ...named('fire_alarm', 'Automatic fire alarm', '火警鐘鳴響', 'Alarme de incêndio', 2), said: ['火警鐘'] },
    { ...named('structure_fire', 'Structure fire', '建築物火警', 'Incêndio em edifício', 1), said: ['火', '火警', '大火', 'fogo'] },
    { ...named('rubbish_fire', 'Rubbish fire', '垃圾起火', 'Fogo em lixo', 3), said: [] },
    { ...named('unwell', 'Person unwell', '身體不適', 'Pessoa doente', 2), said: ['stroke', '中風', 'avc'] },
    { ...named('cardiac_arrest', 'Cardiac arrest', '心臟驟停', 'Paragem cardíaca', 1), said: [] },
    { ...named('chest_pain', 'Chest pain', '胸痛', 'Dor no peito', 1), said: ['heart attack', '心臟病'] },
  ];
  const first = (typed: string, language: string): string | undefined => typesMeant(typed, types, language)[0]?.type;
  for (const typed of ['火', '火警', '大火']) expect(first(typed, 'zh')).toBe('structure_fire');
  expect(first('火警鐘', 'zh')).toBe('fire_alarm');
  expect(first('fogo', 'pt')).toBe('structure_fire');
  expect(first('心臟病', 'zh')).toBe('chest_pain');
  expect(first('heart att', 'en')).toBe('chest_pain');
  expect(first('AVC', 'pt')).toBe('unwell');
  expect(first('fire', 'en')).toBe('structure_fire');
});

test('letters that name no type stand behind what was told, once', () => {
  expect(withTyped('', 'popped tyre')).toBe('popped tyre');
  expect(withTyped('on the bridge ', 'popped tyre')).toBe('on the bridge\npopped tyre');
  expect(withTyped('a Popped Tyre', 'popped tyre')).toBe('a Popped Tyre');
  expect(withTyped('x'.repeat(8000), 'popped tyre')).toHaveLength(8000);
  expect(withTyped('x'.repeat(8000), 'popped tyre')).toMatch(/x\npopped tyre$/);
});
