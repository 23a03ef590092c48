import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import pgmap from '../../examples/pgmap.ts';
import { replay } from '../../src/checker/naive/replay.ts';
import { toRun } from '../../src/checker/to-run.ts';
import { verifySystem, type Subject } from '../../src/checker/verify-system.ts';
import type { CoverRule, ProgressRule } from '../../src/model/rule.ts';
import type { SystemDef } from '../../src/model/system.ts';
import type { Run, RunParticipant, RunStep } from '../../src/schemas/run.ts';
import { campaign, subjectOf } from '../../src/walks/index.ts';
import { uniformThreads } from '../../src/walks/strategies/uniform-threads.ts';
import { Walker, type Walk } from '../../src/walks/walker.ts';
import { pgmapBugs } from '../properties/pgmap-bugs.ts';
import { draw } from './draw.ts';
import { helped, reachedTwice, starvation } from './small-systems.ts';
import { NEWEST_SUBJECT } from './subject.ts';

const small = subjectOf(pgmap, { sizes: { pages: 2, users: 2 } });
const broken = pgmapBugs.map(({ rule, revision }): { subject: Subject; run: Run } => {
  const subject = { ...small, revisions: [revision] };
  const { failure } = campaign(subject, { runs: 500, lengthMax: 60, seed: 1, only: [rule] });
  return { subject, run: failure!.run };
});
const aRun = fc.constantFrom(...broken);

function verdictOf({ system, revisions }: Subject, run: Run) {
  return replay(system, run, revisions);
}

function withStep(run: Run, at: number, change: (step: RunStep) => RunStep): Run {
  return { ...run, steps: run.steps.map((step, k) => (k === at ? change(step) : step)) };
}

function withPart(
  run: Run,
  at: number,
  which: number,
  change: (part: RunParticipant) => RunParticipant,
): Run {
  return withStep(run, at, (step) => ({
    ...step,
    participants: step.participants.map((part, p) =>
      p === which % step.participants.length ? change(part) : part,
    ),
  }));
}

/** Ways to tell a step as it was not. */
const lies: Readonly<Record<string, (run: Run, at: number, which: number) => Run>> = {
  'the value a participant comes from': (run, at, which) =>
    withPart(run, at, which, (part) => ({ ...part, from: { ...part.from, value: 'elsewhere' } })),
  'the value it goes to': (run, at, which) =>
    withPart(run, at, which, (part) => ({ ...part, to: { ...part.to, value: 'elsewhere' } })),
  'a number in its context': (run, at, which) =>
    withPart(run, at, which, (part) => ({
      ...part,
      to: { ...part.to, context: { ...part.to.context, refs: 77 } },
    })),
  'the tags of a state': (run, at, which) =>
    withPart(run, at, which, (part) => ({ ...part, to: { ...part.to, tags: ['invented'] } })),
  'the event it was sent': (run, at, which) =>
    withPart(run, at, which, (part) => ({ ...part, event: `${part.event ?? ''}S` })),
  'what was looked for': (run, at, which) =>
    withPart(run, at, which, (part) => ({ ...part, looks: [...(part.looks ?? []), 'looks nice'] })),
  'the port': (run, at, which) =>
    withPart(run, at, which, (part) => ({ ...part, port: `${part.port ?? ''}s` })),
  'the name of a participant': (run, at, which) =>
    withPart(run, at, which, (part) => ({ ...part, instance: `${part.instance}9` })),
  'one participant too few': (run, at, which) =>
    withStep(run, at, (step) => ({
      ...step,
      participants: step.participants.toSpliced(which % step.participants.length, 1),
    })),
  'one participant too many': (run, at) =>
    withStep(run, at, (step) => {
      const named = new Set(step.participants.map(({ instance }) => instance));
      const { name, initial } = run.instances.find((one) => !named.has(one.name))!;
      return {
        ...step,
        participants: [...step.participants, { instance: name, from: initial, to: initial }],
      };
    }),
  'one participant twice': (run, at, which) =>
    withStep(run, at, (step) => ({
      ...step,
      participants: [...step.participants, step.participants[which % step.participants.length]!],
    })),
  'the step': (run, at) => withStep(run, at, (step) => ({ ...step, step: `${step.step}()` })),
  'the thread': (run, at) => withStep(run, at, (step) => ({ ...step, thread: 'nobody' })),
  'a pick that is not there': (run, at) =>
    withStep(run, at, (step) => ({ ...step, picks: { ...step.picks, page: 9 } })),
  'a pick too many': (run, at) =>
    withStep(run, at, (step) => ({ ...step, picks: { ...step.picks, user: 0 } })),
};

describe('a run that the search found', () => {
  it.each(broken)('replays: $run.rule.sentence', ({ subject, run }) => {
    expect(verdictOf(subject, run)).toEqual({ ok: true });
  });

  it.each(Object.entries(lies))('is refused with a lie about %s', (_what, lie) => {
    fc.assert(
      fc.property(aRun, fc.nat(), fc.nat(), ({ subject, run }, k, which) => {
        const at = k % run.steps.length;
        expect(verdictOf(subject, lie(run, at, which))).toMatchObject({ ok: false, step: at });
      }),
      draw(30),
    );
  });

  it('is refused with another start', () => {
    const { subject, run } = broken[0]!;
    const [first, ...rest] = run.instances;
    const initial = { ...first!.initial, value: 'elsewhere' };
    const instances = [{ ...first!, initial }, ...rest];
    expect(verdictOf(subject, { ...run, instances })).toMatchObject({ ok: false, step: 0 });
    expect(verdictOf(subject, { ...run, instances: rest })).toMatchObject({ ok: false, step: 0 });
  });

  it('is refused where it stops before the rule is broken', () => {
    const { subject, run } = broken[1]!;
    const steps = run.steps.slice(0, -1);
    expect(verdictOf(subject, { ...run, steps })).toEqual({
      ok: false,
      step: steps.length,
      why: `the last state does not break "${run.rule.sentence}"`,
    });
  });

  it('is refused in the sound system', () => {
    for (const { run } of broken) expect(verdictOf(small, run)).toMatchObject({ ok: false });
  });
});

const walker = new Walker(small);

/** A walk as a run that claims to break no rule. */
function told(walk: Walk): Run {
  const frame = { kernel: '7.3', reverted: [], dropped: [], replay: 'none' };
  const run = toRun(walker.compiled, walker.path(walk), frame, { rule: pgmap.rules[0]! });
  return { ...run, rule: { id: 'none', sentence: 'none', kind: 'none' } };
}

/** Takes the steps in this order: the run if all can be taken, and the same steps told as they were. */
function reordered(
  walk: Walk,
  order: readonly number[],
): { legal: boolean; truth: Run; tale: Run } {
  const run = told(walk);
  const again = walker.follow(order.map((k) => walk.actions[k]!));
  return {
    legal: again.actions.length === order.length,
    truth: told(again),
    tale: { ...run, steps: order.map((k) => run.steps[k]!) },
  };
}

describe('a run with a step left out or two swapped', () => {
  const expectJudged = (walk: Walk, order: readonly number[]): boolean => {
    const { legal, truth, tale } = reordered(walk, order);
    expect(verdictOf(small, truth)).toEqual({ ok: true });
    if (!legal) expect(verdictOf(small, tale)).toMatchObject({ ok: false });
    return legal;
  };

  it('is shown legal when it stays legal, and refused when not', () => {
    const met = { legal: 0, illegal: 0 };
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const walk = walker.draw({ strategy: uniformThreads, seed, lengthMax: 15 });
        const all = walk.actions.map((_, k) => k);
        for (const k of all) {
          const out = expectJudged(walk, all.toSpliced(k, 1));
          const swapped = k === 0 || expectJudged(walk, all.toSpliced(k - 1, 2, k, k - 1));
          for (const legal of [out, swapped]) met[legal ? 'legal' : 'illegal']++;
        }
      }),
      draw(15),
    );
    expect(met.legal).toBeGreaterThan(50);
    expect(met.illegal).toBeGreaterThan(50);
  });

  it('says at which step it goes wrong', () => {
    const lookup = walker.compiled.actionsOf(walker.compiled.threads[0]!, 0)[0]!;
    const walk = walker.follow([lookup]);
    const { tale } = reordered(walk, [0, 0]);
    expect(verdictOf(small, tale)).toEqual({
      ok: false,
      step: 1,
      why: 'user0 has no step lookup in "reader"',
    });
  });
});

async function runOf(subject: Subject): Promise<Run> {
  const { verdict } = await verifySystem(subject);
  return verdict.rules.find(({ kind }) => kind === 'progress')!.run!;
}

describe('a lasso', () => {
  const starved = { ...NEWEST_SUBJECT, system: starvation(true) };

  it('replays', async () => {
    const run = await runOf(starved);
    expect(run.loop).toBeDefined();
    expect(verdictOf(starved, run)).toEqual({ ok: true });
  });

  it('is refused when it does not close', async () => {
    const run = await runOf(starved);
    const end = run.steps.length;
    const open = { ...run, steps: run.steps.slice(0, -1) };
    for (const wrong of [open, { ...run, loop: end }, { ...run, loop: end - 1 }])
      expect(verdictOf(starved, wrong)).toEqual({
        ok: false,
        step: wrong.steps.length,
        why: 'the loop does not close',
      });
  });

  it('is refused when fairness would force a thread out of it', async () => {
    const run = await runOf(starved);
    const fair = { ...starved, system: starvation(true, ['sees it free']) };
    expect(verdictOf(fair, run)).toEqual({
      ok: false,
      step: run.steps.length,
      why: 'waiter: sees it free can be taken again and again, is strongly fair, and is never taken',
    });
    // The looping thread alone: the waiter could poll all the time and never does.
    const alone = run.steps.filter(({ thread }) => thread === 'loop').slice(0, 2);
    expect(verdictOf(starved, { ...run, steps: alone, loop: 0 })).toEqual({
      ok: false,
      step: 2,
      why: 'waiter could step all the time, is not at rest, and never does',
    });
  });

  it('is refused when nothing is pending in it', async () => {
    const subject = { ...NEWEST_SUBJECT, system: helped('user', 'always finishes') };
    const run = await runOf(subject);
    expect(run.loop).toBeUndefined();
    expect(verdictOf(subject, run)).toEqual({ ok: true });
    const { verdict } = await verifySystem({
      ...NEWEST_SUBJECT,
      system: { ...subject.system, rules: [finished(subject.system)] },
    });
    const over = { ...run, steps: verdict.rules[0]!.run!.steps };
    expect(verdictOf(subject, over)).toMatchObject({
      ok: false,
      why: 'nothing is pending where the run ends',
    });
  });
});

/** Covers the state in which nothing is pending any more. */
function finished({ rules }: SystemDef): CoverRule {
  const rule = rules.find(({ kind }) => kind === 'progress') as ProgressRule;
  const { source, over, pending } = rule;
  return {
    kind: 'cover',
    id: 'finished',
    sentence: 'it is finished',
    source,
    over,
    reached: (view) => !pending(view),
  };
}

describe('an instance that a step reaches through two ports', () => {
  it('takes part once, through the port that names it', async () => {
    const system = reachedTwice();
    const { verdict } = await verifySystem({ ...NEWEST_SUBJECT, system });
    expect(verdict.rules[0]!.run!.steps[0]!.participants).toMatchObject([
      { instance: 'clerk' },
      { instance: 'drawer0', port: 'mine', event: 'EMPTY', looks: ['some looks full'] },
      { instance: 'drawer1', port: 'all', looks: ['some looks full'] },
    ]);
  });
});
