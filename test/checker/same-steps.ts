import { expect } from 'vitest';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { enabledSteps } from '../../src/checker/tables/enabled.ts';
import { explore } from '../../src/checker/search/explore.ts';
import { keyOf } from './explorers/naive-graph.ts';
import { NaiveSystem, type NaiveState } from '../../src/checker/naive/naive-system.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { SystemDef } from '../../src/model/system.ts';

/** States of a system whose steps are compared. */
const SAMPLES = 150;

/**
 * Expects that the tables and XState offer the same steps with the same results, in states spread over
 * the system.
 *
 * @returns how many steps were compared, and how many states
 */
export async function expectSameSteps(
  system: SystemDef,
): Promise<{ steps: number; samples: number }> {
  const sizes = resolveSizes(system);
  const compiled = new Compiled(system, sizes);
  const naive = new NaiveSystem(system, sizes, []);
  const { states, locals } = await explore(compiled, {
    rules: [],
    limits: { statesMax: 20_000 },
  });
  const into = new Int32Array(compiled.instances.length);
  const snapshots = (of: Int32Array): NaiveState =>
    compiled.spaces.map((space, i) => space.snapshot(of[i]!));
  const samples = Math.min(SAMPLES, states);
  let compared = 0;
  for (let k = 0; k < samples; k++) {
    const state = Math.floor((k * states) / samples);
    const here = Int32Array.from(locals(state, into));
    const byTable = [...enabledSteps(compiled, here)].map(({ action, after }) =>
      [
        action.thread,
        action.offer.event,
        JSON.stringify(action.picks),
        keyOf(snapshots(after)),
      ].join(' '),
    );
    const byXState = [...naive.steps(snapshots(here))].map(({ thread, step, picks, after }) =>
      [thread, step, JSON.stringify(picks), keyOf(after)].join(' '),
    );
    expect(byTable.toSorted()).toEqual(byXState.toSorted());
    compared += byTable.length;
  }
  return { steps: compared, samples };
}
