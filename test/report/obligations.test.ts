import { expect, test } from 'vitest';
import { obligationsText, type Obligations } from '../../src/report/obligations.ts';
import { blocked } from './fixtures/blocked.ts';

const long =
  'the driver does something that takes many words to say, more than there are in a line';
const duties = ['first-of-all-the-duties', 'second-of-all-the-duties', 'third-of-all-the-duties'];
const [first, second, third] = duties as [string, string, string];

const found: Obligations = {
  system: 'device-private',
  kernel: '7.3',
  duties: duties.map((id) => ({ id, sentence: long, whose: 'driver' })),
  small: { pages: 1 },
  large: { pages: 2 },
  sets: [],
  exclusive: [],
  minimal: [{ kept: [first, second], clean: true, broken: [] }],
  atDefault: [
    { kept: duties, clean: true, broken: [] },
    { kept: [first, third], clean: false, broken: ['no-deadlock'] },
  ],
  why: [
    { duty: first, run: blocked() },
    { duty: third, run: undefined },
  ],
};

test('what is enough, what breaks without which duty, and why, in lines that fit', () => {
  const text = obligationsText(found, { width: 80 });
  const lines = text.split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  const flat = text.replaceAll(/\s+/g, ' ');
  expect(flat).toContain(
    `enough and minimal: ${first}, ${second} not needed beside these: ${third}`,
  );
  expect(flat).toContain('holds with every duty');
  expect(flat).toContain(`breaks without ${second}: no-deadlock`);
  expect(text).toContain(`without ${first}:\nrule broken: `);
  expect(text).toContain(`without ${third}: nothing breaks while the others are kept`);
});
