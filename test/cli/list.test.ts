import { expect, test } from 'vitest';
import { systems } from '../../src/systems/index.ts';
import { unplug } from '../examples/unplug.ts';

test('unplug list tells each rule and duty once in full, and names it wherever it counts', async () => {
  const { code, out } = await unplug('list');
  expect(code).toBe(0);
  const parts = out.split('\nsystem ').map((part) => part.replace(/^system /, ''));
  for (const [what, key] of [
    ['rule', 'rules'],
    ['duty', 'duties'],
  ] as const) {
    const told = [...out.matchAll(new RegExp(`^  ${what} (\\S+) \\(`, 'gm'))].map(([, id]) => id!);
    const all = systems.flatMap((system) => system[key].map(({ id }) => id));
    expect(told.toSorted()).toEqual([...new Set(all)].toSorted());
  }
  for (const { id, rules } of systems) {
    const part = parts.find((text) => text.startsWith(`${id}:`))!;
    for (const rule of rules) expect(part).toContain(rule.id);
  }
});
