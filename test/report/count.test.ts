import { expect, test } from 'vitest';
import { count, countOf, grouped } from '../../src/report/text/count.ts';

test('one is told in the singular, any other number in the plural', () => {
  const units = ['pages', 'processes', 'history entries', 'buses', 'searches', 'caches'];
  const one = ['1 page', '1 process', '1 history entry', '1 bus', '1 search', '1 cache'];
  expect(units.map((unit) => count(1, unit))).toEqual(one);
  expect(units.map((unit) => count(0, unit))).toEqual(units.map((unit) => `0 ${unit}`));
  expect(count(1200, 'states')).toBe('1,200 states');
});

test('thousands are told apart', () => {
  expect([0, 999, 1000, 65_536, 1_234_567, -1000].map(grouped)).toEqual([
    '0',
    '999',
    '1,000',
    '65,536',
    '1,234,567',
    '-1,000',
  ]);
});

test('a size is told well whether its author named it in the plural or in the singular', () => {
  const names = ['holder', 'holders', 'process', 'processes', 'bus', 'entry'];
  const one = ['1 holder', '1 holder', '1 process', '1 process', '1 bus', '1 entry'];
  const none = ['0 holders', '0 holders', '0 processes', '0 processes', '0 buses', '0 entries'];
  expect(names.map((name) => countOf(1, name))).toEqual(one);
  expect(names.map((name) => countOf(0, name))).toEqual(none);
});
