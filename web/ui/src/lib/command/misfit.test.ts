import { expect, it } from 'vitest';
import { fillNothing } from './misfit';
import { aUnit } from './town.test-kit';

const water = aUnit('W1', { capabilities: ['water_supply'] });
const engine = aUnit('E1', { capabilities: ['engine', 'pump'] });

it('names who can do nothing that is due', () => {
  expect(fillNothing([water, engine], [{ slot: 'hazmat' }, { slot: 'engine' }])).toEqual([water]);
});

it('names nobody where nothing is known to be due', () => {
  expect(fillNothing([water], [])).toEqual([]);
});
