import { describe, expect, test } from 'vitest';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { SystemVerdict } from '../../src/schemas/verdict.ts';
import { deviceCoherentSystem } from '../../src/systems/device-coherent.ts';

const system = deviceCoherentSystem;
const subject = {
  system,
  sizes: resolveSizes(system, { pages: 1, processes: 2 }),
  kernel: '7.3',
  reverted: [],
  dropped: [],
  revisions: [],
};
const standings = ({ rules }: SystemVerdict, ...kinds: string[]) => [
  ...new Set(rules.filter(({ kind }) => kinds.includes(kind)).map(({ standing }) => standing)),
];

describe('an interrupt', () => {
  test('while the search is over and progress is judged leaves what the search has shown', async () => {
    let searched = false;
    let asked = 0;
    const { verdict, exploration } = await verifySystem(subject, {
      onProgress: ({ expanded, states }) => (searched = expanded === states),
      interrupted() {
        if (searched) asked++;
        return searched;
      },
    });
    expect(exploration.limit).toBeUndefined();
    expect(asked).toBeGreaterThan(0);
    expect(verdict).toMatchObject({ complete: false, limit: 'interrupted' });
    expect(standings(verdict, 'violation', 'invariant')).toEqual(['holds']);
    expect(standings(verdict, 'cover')).toEqual(['covered']);
    expect(standings(verdict, 'progress', 'deadlock')).toEqual(['undecided']);
    expect(verdict.rules.find(({ kind }) => kind === 'progress')).toMatchObject({
      note: 'interrupted while it was judged',
    });
  });

  test('during the search leaves nothing to hold', async () => {
    const { verdict } = await verifySystem(subject, { interrupted: () => true });
    expect(verdict).toMatchObject({ complete: false, limit: 'interrupted' });
    expect(standings(verdict, 'violation', 'progress')).toEqual(['undecided']);
  });

  test('that never comes changes nothing', async () => {
    const { verdict } = await verifySystem(subject, { interrupted: () => false });
    expect(verdict).toMatchObject({ complete: true });
    expect(standings(verdict, 'violation', 'progress', 'deadlock')).toEqual(['holds']);
  });
});
