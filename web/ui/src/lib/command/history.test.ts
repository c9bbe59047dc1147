import { expect, it } from 'vitest';
import { History } from './history';

it('goes back through earlier lines and returns to what was being typed', () => {
  const history = new History();
  for (const line of ['D E1 131', 'ER E1', 'ER E1']) history.keep(line);
  expect(history.back('OS')).toBe('ER E1');
  expect(history.back('ER E1')).toBe('D E1 131');
  expect(history.back('D E1 131')).toBe('D E1 131');
  expect(history.forward()).toBe('ER E1');
  expect(history.forward()).toBe('OS');
});

it('stays where it is when there is nothing earlier', () => {
  expect(new History().back('OS')).toBe('OS');
});
