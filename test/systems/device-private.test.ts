import { describe, expect, test } from 'vitest';
import type { Sizes } from '../../src/model/composer.ts';
import type { SystemVerdict } from '../../src/schemas/verdict.ts';
import { deviceFileSystem } from '../../src/systems/device-file.ts';
import { devicePrivateSystem } from '../../src/systems/device-private.ts';
import { driverUnplugSystem } from '../../src/systems/driver-unplug.ts';
import { brokenIn, verdictOf } from './verdict-of.ts';

const SMALL: readonly Sizes[] = [
  { pages: 1, processes: 1 },
  { pages: 1, processes: 2 },
];

const standings = ({ rules }: SystemVerdict) =>
  Object.fromEntries(rules.map(({ rule, standing }) => [rule, standing]));

describe.each([devicePrivateSystem, deviceFileSystem, driverUnplugSystem])('$id', (system) => {
  test.each(SMALL)('every rule holds at %o', async (sizes) => {
    const { rules, complete } = await verdictOf(system, { sizes });
    expect(complete).toBe(true);
    for (const { rule, kind, standing } of rules)
      expect(standing, rule).toBe(kind === 'cover' ? 'covered' : 'holds');
  });

  test('every duty is needed', async () => {
    for (const duty of system.duties) {
      const verdict = await verdictOf(system, {
        sizes: { pages: 1, processes: 1 },
        duties: [duty],
      });
      expect(brokenIn(verdict), duty.id).not.toEqual([]);
    }
  });
});

describe('device-private', () => {
  test('unregistering always finishes, eviction until empty may be starved', async () => {
    const { rules } = await verdictOf(devicePrivateSystem, {
      sizes: { pages: 1, processes: 1 },
    });
    const answers = (id: string) => rules.find(({ rule }) => rule === id)?.progress;
    expect(answers('unregister-finishes')).toMatchObject({ alwaysFinishes: true });
    expect(answers('eviction-can-end')).toMatchObject({
      alwaysFinishes: false,
      canFinishWithoutUsers: true,
    });
    const lasso = rules.find(({ rule }) => rule === 'eviction-can-end')?.run;
    const loop = lasso?.steps.slice(lasso.loop).map(({ thread, step }) => `${thread}: ${step}`);
    expect(loop).toEqual(
      expect.arrayContaining([
        'driver: get_page_unless_zero',
        'driver: folio_trylock: busy',
        'thread0: migrate_vma_pages: -EAGAIN',
      ]),
    );
  });

  test('one thread a process takes the steps that two take, and comes to the same verdicts', async () => {
    const one = await verdictOf(devicePrivateSystem, { sizes: { pages: 1, processes: 2 } });
    const two = await verdictOf(devicePrivateSystem, {
      sizes: { pages: 1, processes: 1, threads: 2 },
    });
    const fork = /^(unborn|copying)/;
    const missed = ({ neverFired }: SystemVerdict) =>
      neverFired
        .filter(({ name }) => !fork.test(name))
        .map(({ machine, name }) => `${machine} ${name}`)
        .toSorted();
    expect(standings(one)).toEqual(standings(two));
    expect(missed(two)).toEqual(missed(one));
  });

  test('a shrinker beside the processes breaks nothing', async () => {
    const verdict = await verdictOf(devicePrivateSystem, {
      sizes: { pages: 1, processes: 1, shrinkers: 1 },
    });
    expect(brokenIn(verdict)).toEqual([]);
    expect(verdict.complete).toBe(true);
  });
});
