import { expect, test } from 'vitest';
import { obligationsText } from '../../src/report/verdict/obligations.ts';
import { duties, found } from './fixtures/obligations.ts';

const [first, second, third] = duties as [string, string, string];

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
