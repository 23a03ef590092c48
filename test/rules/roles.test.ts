import { describe, expect, it } from 'vitest';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { SystemDef } from '../../src/model/system.ts';
import { systems } from '../../src/systems/index.ts';
import type { Setting } from '../../src/model/composer.ts';
import type { AnyThreadDef } from '../../src/model/thread-def.ts';
import { brokenIn, verdictOf } from '../systems/verdict-of.ts';
import { TEST_MS } from '../time-outs.ts';
import { ownDevresDriver } from './own/devres-driver.ts';
import { ownP2pClient } from './own/p2p-client.ts';
import { ownRangeOwner } from './own/range-owner.ts';
import { ownRefKiller } from './own/ref-killer.ts';
import { ownRefUser } from './own/ref-user.ts';
import { ownUnmounter } from './own/unmounter.ts';
import { withThreads } from './own-threads.ts';

/** The least of every size, with one page and whoever maps it where there may be none. */
function least(system: SystemDef): Setting {
  const sizes = Object.entries(system.sizes).map(([name, { min = 1, max }]) => [
    name,
    Math.min(max, Math.max(1, min)),
  ]);
  return resolveSizes(system, Object.fromEntries(sizes) as Record<string, number>);
}

/** Each published thread as a machine of another id, the same one wherever it stands. */
function underAnotherName(): (def: AnyThreadDef) => AnyThreadDef {
  const others = new Map<AnyThreadDef, AnyThreadDef>();
  return (def) => {
    const other = others.get(def) ?? { ...def, id: `own_${def.id}` };
    others.set(def, other);
    return other;
  };
}

describe('threads of another name', () => {
  // A rule that named a published thread would be silent about the one in its place.
  it.each(systems.map((system) => [system.id, system] as const))(
    'are judged in %s as the published ones are',
    async (_id, system) => {
      const sizes = least(system);
      const own = withThreads(system, underAnotherName());
      const standings = async (one: SystemDef): Promise<string[]> =>
        (await verdictOf(one, { sizes })).rules.map(({ rule, standing }) => `${rule}: ${standing}`);
      const published = await standings(system);
      expect(published).not.toEqual([]);
      expect(await standings(own)).toEqual(published);
    },
    TEST_MS,
  );
});

interface Case {
  readonly system: string;
  /** The published thread whose part it takes. */
  readonly part: string;
  readonly right: AnyThreadDef;
  readonly wrong: AnyThreadDef;
  readonly breaks: readonly string[];
}

const CASES: readonly Case[] = [
  {
    system: 'devres',
    part: 'devres_driver',
    right: ownDevresDriver(),
    wrong: ownDevresDriver('forgets the region'),
    breaks: ['unbind-ends-every-action'],
  },
  {
    system: 'devres',
    part: 'devres_driver',
    right: ownDevresDriver(),
    wrong: ownDevresDriver('waits for the work'),
    breaks: ['unbind-finishes'],
  },
  {
    system: 'percpu-ref',
    part: 'ref_user',
    right: ownRefUser(),
    wrong: ownRefUser('puts too early'),
    breaks: ['released-when-unused'],
  },
  {
    system: 'percpu-ref',
    part: 'ref_killer',
    right: ownRefKiller(),
    wrong: ownRefKiller('waits twice'),
    breaks: ['ref-wait-can-finish', 'ref-wait-finishes-when-unused'],
  },
  {
    system: 'registration',
    part: 'pgmap_owner',
    right: ownRangeOwner(),
    wrong: ownRangeOwner('gives the region away first'),
    breaks: ['one-pagemap-a-range'],
  },
  {
    system: 'registration',
    part: 'pgmap_owner',
    right: ownRangeOwner(),
    wrong: ownRangeOwner('forgets to unregister'),
    breaks: ['unregistered-is-unlisted'],
  },
  {
    system: 'p2pdma',
    part: 'p2p_client',
    right: ownP2pClient(),
    wrong: ownP2pClient('puts too early'),
    breaks: ['p2p-drained-means-unused'],
  },
  {
    system: 'fs-dax',
    part: 'dax_umount',
    right: ownUnmounter(),
    wrong: ownUnmounter('queues too late'),
    breaks: ['idle-page-wakes-its-waiter', 'umount-finishes'],
  },
];

describe('a thread of the user that takes a part in', () => {
  it.each(CASES.map((one) => [one.system, one.part, one.breaks.join(' and '), one] as const))(
    '%s as %s: with the right order every rule holds, the fault breaks %s',
    async (_system, _part, _breaks, { system, part, right, wrong, breaks }) => {
      const published = systems.find(({ id }) => id === system)!;
      const sizes = least(published);
      const taken = (thread: AnyThreadDef): SystemDef =>
        withThreads(published, (def) => (def.id === part ? thread : def));
      const { rules } = await verdictOf(taken(right), { sizes });
      for (const { rule, kind, standing } of rules)
        if (kind !== 'cover') expect(standing, rule).toBe('holds');
      expect(brokenIn(await verdictOf(taken(wrong), { sizes }))).toEqual(
        expect.arrayContaining([...breaks]),
      );
    },
    TEST_MS,
  );
});
