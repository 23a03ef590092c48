import type { Rule } from '../model/rule.ts';
import type { Run, RunStep } from '../schemas/run.ts';
import type { SystemDef } from '../model/system.ts';
import type { Revision } from './compile.ts';
import { inState } from './member.ts';
import { localStateOf, NaiveSystem, type NaiveState } from './naive-system.ts';
import { canonical } from './plain-json.ts';

/** Whether a run is one that the system can really do; if not, the first step that is wrong and why. */
export type ReplayVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly step: number; readonly why: string };

/**
 * Replays a run with the naive interpreter: every claimed state, participant and step must be what
 * XState itself computes, a lasso must close, and a violation must be there at the end.
 */
export function replay(system: SystemDef, run: Run, revisions: readonly Revision[]): ReplayVerdict {
  const naive = new NaiveSystem(system, run.sizes, revisions);
  const wrong = (step: number, why: string): ReplayVerdict => ({ ok: false, step, why });
  const states: NaiveState[] = [naive.initial];
  for (const [i, { name }] of naive.instances.entries()) {
    const claimed = run.instances[i];
    if (claimed?.name !== name || !same(claimed.initial, localStateOf(naive.initial[i]!))) {
      return wrong(0, `instance ${name} does not start as claimed`);
    }
  }
  for (const [k, step] of run.steps.entries()) {
    const before = states.at(-1)!;
    const thread = naive.instances.findIndex(({ name }) => name === step.thread);
    if (thread < 0) return wrong(k, `there is no thread ${step.thread}`);
    const taken = naive.take(before, thread, step.step, step.picks);
    if (typeof taken === 'string') return wrong(k, taken);
    const why = difference(
      naive,
      step,
      before,
      taken.after,
      taken.parts.map(({ instance }) => instance),
    );
    if (why !== undefined) return wrong(k, why);
    states.push(taken.after);
  }
  if (run.loop !== undefined) {
    const start = states[run.loop];
    if (!start || run.loop >= run.steps.length || !sameState(start, states.at(-1)!)) {
      return wrong(run.steps.length, 'the loop does not close');
    }
  }
  const rule = system.rules.find(({ id }) => id === run.rule.id);
  return rule && !showsViolation(naive, rule, states.at(-1)!)
    ? wrong(run.steps.length, `the last state does not break "${run.rule.sentence}"`)
    : { ok: true };
}

function difference(
  naive: NaiveSystem,
  step: RunStep,
  before: NaiveState,
  after: NaiveState,
  told: readonly number[],
): string | undefined {
  const claimed = new Set(step.participants.map(({ instance }) => instance));
  for (const { instance, from, to } of step.participants) {
    const i = naive.instances.findIndex(({ name }) => name === instance);
    if (i < 0) return `there is no instance ${instance}`;
    if (!same(from, localStateOf(before[i]!)))
      return `${instance} is ${text(localStateOf(before[i]!))} before the step, not ${text(from)}`;
    if (!same(to, localStateOf(after[i]!)))
      return `${instance} is ${text(localStateOf(after[i]!))} after the step, not ${text(to)}`;
  }
  const missing = told.find((i) => !claimed.has(naive.instances[i]!.name));
  return missing === undefined
    ? undefined
    : `${naive.instances[missing]!.name} takes part in the step and is not named`;
}

function showsViolation({ instances }: NaiveSystem, rule: Rule, last: NaiveState): boolean {
  if (rule.kind !== 'violation') return true;
  return instances.some(
    ({ def }, i) => def.id === rule.of && rule.states.some((path) => inState(last[i]!.value, path)),
  );
}

function sameState(a: NaiveState, b: NaiveState): boolean {
  return a.every((snapshot, i) => same(localStateOf(snapshot), localStateOf(b[i]!)));
}

function same(a: unknown, b: unknown): boolean {
  return text(a) === text(b);
}

function text(value: unknown): string {
  const plain = canonical(value);
  return 'text' in plain ? plain.text : `not plain JSON at ${plain.notPlain}`;
}
