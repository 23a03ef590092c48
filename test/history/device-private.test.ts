import { describe, expect, test } from 'vitest';
import { edits } from '../../src/history/index.ts';
import { kernelNamed } from '../../src/history/kernels.ts';
import { deviceFileSystem } from '../../src/systems/device-file.ts';
import { devicePrivateSystem } from '../../src/systems/device-private.ts';
import { driverUnplugSystem } from '../../src/systems/driver-unplug.ts';
import { brokenIn, judge, verdictOf } from '../systems/verdict-of.ts';

const systems = [devicePrivateSystem, deviceFileSystem, driverUnplugSystem];
const systemOf = (id: string) => systems.find((system) => system.id === id);
const here = edits.filter(({ expect: { system } }) => systemOf(system) !== undefined);
const without = (version: string) =>
  kernelNamed(version).reverts.map((id) => edits.find((edit) => edit.id === id)!);
const duty = (id: string) => devicePrivateSystem.duties.filter((one) => one.id === id);

describe('the history of device-private memory', () => {
  test.each(here)('$id breaks what it says, and nothing breaks with the fix', async (edit) => {
    const verdict = await judge(systemOf(edit.expect.system)!, edit);
    expect(verdict.problems).toEqual([]);
    expect(verdict.asExpected).toBe(true);
  });

  test('every safety and progress rule is broken by an edit or a dropped duty', async () => {
    const broken = new Set<string>();
    for (const edit of here) {
      const system = systemOf(edit.expect.system)!;
      const { rule, sizes, dropping = [] } = edit.expect;
      const duties = system.duties.filter(({ id }) => dropping.includes(id));
      broken.add(rule);
      for (const id of brokenIn(await verdictOf(system, { sizes, edits: [edit], duties })))
        broken.add(id);
    }
    for (const system of systems) {
      for (const one of system.duties) {
        const sizes = { pages: 1, processes: 1 };
        for (const id of brokenIn(await verdictOf(system, { sizes, duties: [one] })))
          broken.add(id);
      }
    }
    const rules = new Set(
      systems.flatMap((system) => system.rules.filter(({ kind }) => kind !== 'cover')),
    );
    // Broken in the system percpu-ref: here nothing puts after the last put.
    const elsewhere = ['done-completed-once'];
    expect([...rules].map(({ id }) => id).filter((id) => !broken.has(id))).toEqual(elsewhere);
  });

  test('kernel 6.0 uses memory after it is freed with every duty held', async () => {
    const sizes = { pages: 1, processes: 1 };
    const verdict = await verdictOf(devicePrivateSystem, { sizes, edits: without('6.0') });
    expect(brokenIn(verdict)).toContain('page-not-used-after-remove');
    const evictsOnce = duty('evicts-until-empty');
    expect(evictsOnce).toHaveLength(1);
    const once = await verdictOf(devicePrivateSystem, {
      sizes,
      edits: without('6.0'),
      duties: evictsOnce,
    });
    expect(brokenIn(once)).toContain('drained-means-free');
  });

  test.each(['6.1.192', '6.12.117'])(
    'two faults of kernel %s may disturb each other for ever',
    async (version) => {
      const sizes = { pages: 1, processes: 2 };
      const verdict = await verdictOf(devicePrivateSystem, { sizes, edits: without(version) });
      expect(brokenIn(verdict)).toEqual(['fault-finishes']);
    },
  );
});
