import { describe, expect, it } from 'vitest';
import { isFound } from '../../src/checker/naive/naive-rules.ts';
import { NaiveSystem, type NaiveState } from '../../src/checker/naive/naive-system.ts';
import { replay } from '../../src/checker/naive/replay.ts';
import { revisionsFor } from '../../src/checker/apply-history.ts';
import { verifySystem, type Subject } from '../../src/checker/verify-system.ts';
import { edits } from '../../src/history/index.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { runStory } from '../../src/report/run/run-story.ts';
import type { Run, RunStep } from '../../src/schemas/run.ts';
import { systems } from '../../src/systems/index.ts';

interface Broken {
  readonly subject: Subject;
  readonly run: Run;
}

/** The run that an entry of the history brings about. */
async function brokenBy(id: string): Promise<Broken> {
  const edit = edits.find((one) => one.id === id)!;
  const { system: name, rule, sizes: given, dropping = [] } = edit.expect;
  const system = systems.find((one) => one.id === name)!;
  const sizes = resolveSizes(system, given);
  const duties = system.duties.filter((duty) => dropping.includes(duty.id));
  const subject = {
    system,
    sizes,
    kernel: '7.3',
    reverted: [id],
    dropped: dropping,
    revisions: revisionsFor(system, sizes, { edits: [edit], duties }, systems),
  };
  const rules = system.rules.filter((one) => one.id === rule);
  const { verdict } = await verifySystem(subject, { rules, stopAtFirst: true });
  return { subject, run: verdict.rules[0]!.run! };
}

/** Every order of the steps that keeps each thread's own. */
function* orders(steps: readonly RunStep[]): Generator<readonly number[]> {
  const threads = [...new Set(steps.map(({ thread }) => thread))].map((name) =>
    steps.flatMap(({ thread }, k) => (thread === name ? [k] : [])),
  );
  const go = function* (left: number[][]): Generator<readonly number[]> {
    if (left.every(({ length }) => length === 0)) yield [];
    for (const [i, [first, ...rest]] of left.entries()) {
      if (first === undefined) continue;
      for (const order of go(left.with(i, rest))) yield [first, ...order];
    }
  };
  yield* go(threads);
}

/** Whether the rule breaks along steps in an order, or one of them cannot be taken. */
function breaksOrStops({ subject, run }: Broken, order: readonly number[]): boolean {
  const naive = new NaiveSystem(subject.system, subject.sizes, subject.revisions);
  const rule = subject.system.rules.find(({ id }) => id === run.rule.id)!;
  let state: NaiveState = naive.initial;
  for (const k of order) {
    const { thread, step, picks } = run.steps[k]!;
    const at = naive.instances.findIndex(({ name }) => name === thread);
    const taken = naive.take(state, at, step, picks);
    if (typeof taken === 'string') return true;
    state = taken.after;
    if (isFound(naive, rule, state)) return true;
  }
  return false;
}

describe('a run whose steps are in the wrong order', () => {
  it.each([
    'cand-4',
    'stale-entry-on-error',
    'no-grace-period',
    'cand-12',
    'layout-break-without-relock',
    'dax-unmap-before-kill',
  ])('names two steps of which the other order holds: %s', async (id) => {
    const broken = await brokenBy(id);
    const { subject, run } = broken;
    const { race } = run;
    if (race === undefined || race === 'none') throw new Error('no race was found');
    const { early, between, late, order } = race;
    expect(run.steps[between - 1]!.thread).not.toBe(run.steps[late - 1]!.thread);
    if (early !== undefined) {
      expect(run.steps[early - 1]!.thread).toBe(run.steps[late - 1]!.thread);
      expect(early).toBeLessThan(between);
    }
    expect(between).toBeLessThan(late);
    expect(order.indexOf(late)).toBeLessThan(order.indexOf(between));
    expect(order.indexOf(late)).toBeGreaterThanOrEqual(0);
    const other = order.map((number) => number - 1);
    expect(breaksOrStops(broken, other)).toBe(false);
    expect(breaksOrStops(broken, [...run.steps.keys()])).toBe(true);
    // The replay holds it too, and refuses the order that breaks the rule.
    const asItWas = { ...race, order: run.steps.map((_, k) => k + 1) };
    const replayed = (claimed: Run) => replay(subject.system, claimed, subject.revisions);
    expect(replayed(run)).toEqual({ ok: true });
    expect(replayed({ ...run, race: asItWas })).toMatchObject({
      ok: false,
      why: expect.stringContaining('the rule breaks in the other order'),
    });
  });

  it('tells them in two sentences', async () => {
    const { run } = await brokenBy('cand-4');
    expect(runStory(run)).toEqual([
      'thread0 had done percpu_ref_tryget_many (7) and still had set_page_count (10) to do when driver did percpu_ref_kill (9).',
      'With 10 before 9 the rule holds.',
    ]);
  });
});

describe('a run that no other order of its steps mends', () => {
  it.each([
    ['dax-read-unlock-twice', 'all by itself'],
    ['devres-in-order', 'all by itself'],
    ['page-table-unlocked-twice', 'no other order of these steps helps'],
    ['exit-without-enter', 'no other order of these steps helps'],
    ['total-misses-a-get', 'no other order of these steps helps'],
  ])('says so: %s', async (id, said) => {
    const broken = await brokenBy(id);
    expect(broken.run.race).toBe('none');
    const story = runStory(broken.run);
    expect(story).toHaveLength(1);
    expect(story[0]).toContain(said);
    expect(story[0]).toContain(`(${broken.run.steps.length})`);
    let tried = 0;
    for (const order of orders(broken.run.steps)) {
      tried++;
      expect(breaksOrStops(broken, order)).toBe(true);
    }
    expect(tried).toBeGreaterThan(0);
  });
});
