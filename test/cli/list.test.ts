import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { kernels } from '../../src/history/kernels.ts';
import { systems } from '../../src/systems/index.ts';
import { unplug } from '../examples/unplug.ts';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

async function list(...args: string[]): Promise<string> {
  const { code, out } = await unplug('list', ...args);
  expect(code).toBe(0);
  return out;
}

describe('unplug list', () => {
  test('names every system with its question, and repeats no rule', async () => {
    const out = await list();
    for (const { id, about, rules } of systems) {
      expect(out).toContain(`\n  ${id}\n`);
      expect(flat(out)).toContain(flat(about));
      for (const rule of rules) expect(out).not.toContain(rule.sentence);
    }
    expect(out.split('\n').length).toBeLessThan(100);
  });

  test('tells each rule and duty once, with the systems that have it', async () => {
    for (const what of ['rules', 'duties'] as const) {
      const out = await list(what);
      const told = [...out.matchAll(/^(\S+) \(/gm)].map(([, id]) => id!);
      const all = systems.flatMap((system) => system[what].map(({ id }) => id));
      expect(told.toSorted()).toEqual([...new Set(all)].toSorted());
      for (const system of systems)
        for (const { id } of system[what]) {
          const [, part = ''] = `\n${out}`.split(`\n${id} (`);
          const [, where = ''] = /\n {2}in ([^]*?)(?=\n\S|$)/.exec(part)!;
          expect(flat(where).trim().split(', ')).toContain(system.id);
        }
    }
  });

  test('tells one system in full', async () => {
    for (const { id, rules, duties } of systems.slice(0, 2)) {
      const out = flat(await list(id));
      for (const rule of rules)
        expect(out).toContain(`${rule.id} (${rule.kind}): ${rule.sentence}`);
      for (const duty of duties)
        expect(out).toContain(`${duty.id} (${duty.whose}): ${duty.sentence}`);
    }
  });

  test('tells the history and the kernels', async () => {
    const history = await list('history');
    for (const { id, title } of edits) {
      expect(history).toContain(`${id} (`);
      expect(flat(history)).toContain(flat(title));
    }
    const told = await list('kernels');
    for (const { version, reverts } of kernels)
      expect(told).toContain(`${version}: lacks ${reverts.join(', ') || 'nothing'}`);
  });
});
