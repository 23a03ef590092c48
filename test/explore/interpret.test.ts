import { beforeAll, expect, test } from 'vitest';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { enabledSteps } from '../../src/checker/tables/enabled.ts';
import { enabledIn, initialOf, localOf, told, type Locals } from '../../src/explore/interpret.ts';
import { breakerOf } from '../../web/src/shown-here.ts';
import { pageOfSystem, useAfterFree } from './page-of-system.ts';

let made: Awaited<ReturnType<typeof pageOfSystem>>;

beforeAll(async () => {
  made = await pageOfSystem(...useAfterFree);
});

/** A local state in words, whatever its number is. */
const words = (local: { value: unknown; context: unknown }): string =>
  JSON.stringify([local.value, local.context]);

test('the page steps as the checker does, in every state that is near', () => {
  const { subject, page } = made;
  const scene = page.scenes[0]!;
  const compiled = new Compiled(subject.system, subject.sizes, subject.revisions);
  const asPage = (locals: Int32Array): string =>
    [...locals].map((local, i) => words(compiled.spaces[i]!.glimpses[local]!)).join('|');
  const queue: { page: Locals; checker: Int32Array }[] = [
    { page: initialOf(scene), checker: Int32Array.from(compiled.initial) },
  ];
  const seen = new Set<string>();
  for (let head = 0; head < queue.length && head < 3_000; head++) {
    const { page: ours, checker } = queue[head]!;
    expect(ours.map((local, i) => words(localOf(scene, i, local))).join('|')).toBe(asPage(checker));
    const theirs = [...enabledSteps(compiled, checker)];
    const mine = enabledIn(scene, ours);
    expect(mine.map(({ thread, step }) => [thread, step.step, step.picks])).toEqual(
      theirs.map(({ action }) => [action.thread, action.offer.event, action.picks]),
    );
    for (const [k, { after }] of mine.entries()) {
      if (seen.has(after.join())) continue;
      seen.add(after.join());
      queue.push({ page: after, checker: theirs[k]!.after });
    }
  }
  expect(queue.length).toBeGreaterThan(3_000);
});

test('every run of the verdict is a run of the page, step by step with all participants', () => {
  const { verdict, page } = made;
  const scene = page.scenes[0]!;
  const runs = verdict.rules.flatMap(({ run }) => run ?? []);
  expect(scene.runs.length).toBe(runs.length);
  expect(runs.length).toBeGreaterThan(0);
  for (const [i, run] of runs.entries()) {
    let locals = initialOf(scene);
    const steps = scene.runs[i]!.moves.map(([thread, number]) => {
      const step = enabledIn(scene, locals).find(
        (one) => one.thread === thread && one.number === number,
      )!;
      const before = locals;
      locals = step.after;
      return told(scene, step, before);
    });
    expect(steps).toEqual(run.steps);
    expect(scene.runs[i]!.blame.at(-1)).toEqual(run.holders ?? []);
  }
});

test('a rule of states is broken in the last state of its run and in none before', () => {
  const scene = made.page.scenes[0]!;
  const safety = scene.runs.filter(
    ({ rule }) =>
      ['violation', 'invariant'].includes(rule.kind) &&
      scene.rules.find(({ id }) => id === rule.id)!.shown,
  );
  expect(safety.length).toBeGreaterThan(0);
  for (const { rule, moves } of safety) {
    const { shown } = scene.rules.find(({ id }) => id === rule.id)!;
    let locals = initialOf(scene);
    const broken = (): boolean =>
      shown!.some(({ instances, tuples }) =>
        tuples.includes(instances.map((at) => locals[at]).join()),
      );
    const along = moves.map(([thread, number]) => {
      const before = broken();
      locals = enabledIn(scene, locals).find(
        (one) => one.thread === thread && one.number === number,
      )!.after;
      return before;
    });
    expect(along).not.toContain(true);
    expect(broken(), rule.id).toBe(true);
  }
});

test("a path of the reader's own is told by the sentence of the violation state that it enters", async () => {
  const setting = { sizes: { walkers: 1 }, dropped: ['unmaps-once'] };
  const scene = (await pageOfSystem('registration', setting)).page.scenes[0]!;
  const { rule, moves } = scene.runs.find((run) => run.rule.id === 'pgmap-ref-not-negative')!;
  const last = moves.reduce(
    (locals, [thread, number]) =>
      enabledIn(scene, locals).find((one) => one.thread === thread && one.number === number)!.after,
    initialOf(scene),
  );
  const rules = scene.rules.filter(({ id }) => id === rule.id);
  const broken = breakerOf({ ...scene, rules })(last);
  expect(broken).toMatchObject({ id: rule.id, sentence: rule.sentence });
  expect(rules[0]!.sentence).not.toBe(rule.sentence);
});
