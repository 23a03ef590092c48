import { expect, it } from 'vitest';
import { isFound, viewsOf } from '../../src/checker/naive/naive-rules.ts';
import { NaiveSystem, type NaiveState } from '../../src/checker/naive/naive-system.ts';
import { revisionsFor } from '../../src/checker/apply-history.ts';
import { leastSizes } from '../../src/cli/search/plan.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { setUpOf } from '../../src/report/run/set-up.ts';
import type { Run, RunStep } from '../../src/schemas/run.ts';
import { systems } from '../../src/systems/index.ts';
import { verdictOf } from './verdict-of.ts';

const CASES = [
  ['device-private', 'evicts-until-empty'],
  ['device-coherent', 'unpins-before-unplug'],
  ['fs-dax', 'breaks-layout-at-unmount'],
  ['p2pdma', 'requests-end'],
] as const;

/** The last state after some steps; undefined where one of them cannot be taken. */
function after(
  naive: NaiveSystem,
  start: NaiveState,
  steps: readonly RunStep[],
): NaiveState | undefined {
  let state = start;
  for (const { thread, step, picks } of steps) {
    const place = naive.instances.findIndex(({ name }) => name === thread);
    const taken = naive.take(state, place, step, picks);
    if (typeof taken === 'string') return undefined;
    state = taken.after;
  }
  return state;
}

/** Whether the steps that are shown break the rule when only some instances stand where the set-up leaves them. */
function breaksFrom(naive: NaiveSystem, run: Run, length: number, told: ReadonlySet<string>) {
  const left = after(naive, naive.initial, run.steps.slice(0, length))!;
  const start = left.map((one, i) =>
    told.has(naive.instances[i]!.name) ? one : naive.initial[i]!,
  );
  const end = after(naive, start, run.steps.slice(length));
  const rule = naive.system.rules.find(({ id }) => id === run.rule.id)!;
  if (!end) return false;
  if (rule.kind === 'progress') return viewsOf(naive, rule, end).some((view) => rule.pending(view));
  return isFound(naive, rule, end);
}

it.each(CASES)(
  'the steps that %s shows without %s break the rule from what its set-up is told to leave',
  async (id, duty) => {
    const system = systems.find((one) => one.id === id)!;
    const duties = system.duties.filter((one) => one.id === duty);
    const asked = { ...leastSizes(system), ...duties[0]!.shownAt };
    const { rules } = await verdictOf(system, { sizes: asked, duties });
    const sizes = resolveSizes(system, asked);
    const naive = new NaiveSystem(
      system,
      sizes,
      revisionsFor(system, sizes, { edits: [], duties }, systems),
    );
    let folded = 0;
    for (const { run, standing } of rules) {
      if (standing !== 'broken' || !run || run.rule.kind === 'deadlock') continue;
      const { length, leaves } = setUpOf(run);
      if (length === 0) continue;
      folded++;
      const told = new Set(leaves.map((text) => text.split(' ')[0]!));
      expect(breaksFrom(naive, run, length, told)).toBe(true);
      // Each of those that are told is needed in some way, or nothing would be held by this.
      if (told.size > 0) expect(breaksFrom(naive, run, length, new Set())).toBe(false);
    }
    expect(folded).toBeGreaterThan(0);
  },
);
