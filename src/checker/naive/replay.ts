import type { Rule } from '../../model/rule.ts';
import type { Run, RunStep } from '../../schemas/run.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Revision } from '../../model/changes/revised-instances.ts';
import { isInScope, offersIn, unmetFairness } from './naive-fairness.ts';
import { askRule } from '../tables/ask-rule.ts';
import { isFound, viewsOf } from './naive-rules.ts';
import {
  localStateOf,
  NaiveSystem,
  type NaivePart,
  type NaiveState,
  type NaiveStep,
} from './naive-system.ts';
import { canonical } from '../../model/machine/plain-json.ts';

/** Whether a run is one that the system can really do; if not, the first step that is wrong and why. */
type ReplayVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly step: number; readonly why: string };

/**
 * Replays a run with the naive interpreter: every claimed state, participant, event, look and pick must
 * be what XState itself computes; a lasso must close, stay pending and be fair; and the last state must
 * show what the rule says.
 */
export function replay(system: SystemDef, run: Run, revisions: readonly Revision[]): ReplayVerdict {
  const naive = new NaiveSystem(system, run.sizes, revisions);
  const wrong = (step: number, why: string): ReplayVerdict => ({ ok: false, step, why });
  const strange = strangeInstance(naive, run);
  if (strange !== undefined) return wrong(0, strange);
  const states: NaiveState[] = [naive.initial];
  for (const [k, step] of run.steps.entries()) {
    const before = states.at(-1)!;
    const thread = naive.instances.findIndex(({ name }) => name === step.thread);
    if (thread < 0) return wrong(k, `there is no thread ${step.thread}`);
    const taken = naive.take(before, thread, step.step, step.picks);
    if (typeof taken === 'string') return wrong(k, taken);
    const why = difference(naive, step, before, taken);
    if (why !== undefined) return wrong(k, why);
    states.push(taken.after);
  }
  const end = run.steps.length;
  if (run.loop !== undefined) {
    const start = states[run.loop];
    if (!start || run.loop >= end || !sameState(start, states[end]!))
      return wrong(end, 'the loop does not close');
  }
  const rule = system.rules.find(({ id }) => id === run.rule.id);
  const why = rule && unshown(naive, rule, run, states);
  return why === undefined ? { ok: true } : wrong(end, why);
}

function strangeInstance(naive: NaiveSystem, run: Run): string | undefined {
  if (run.instances.length !== naive.instances.length)
    return `the system has ${naive.instances.length} instances, not ${run.instances.length}`;
  for (const [i, { name }] of naive.instances.entries()) {
    const claimed = run.instances[i]!;
    if (claimed.name !== name || !same(claimed.initial, localStateOf(naive.initial[i]!)))
      return `instance ${name} does not start as claimed`;
  }
  return undefined;
}

function difference(
  naive: NaiveSystem,
  { participants }: RunStep,
  before: NaiveState,
  { parts, after }: NaiveStep,
): string | undefined {
  const claims = new Map(participants.map((claim) => [claim.instance, claim]));
  if (claims.size < participants.length) return 'an instance takes part twice';
  for (const part of parts) {
    const { name } = naive.instances[part.instance]!;
    const claim = claims.get(name);
    if (!claim) return `${name} takes part in the step and is not named`;
    claims.delete(name);
    const was = localStateOf(before[part.instance]!);
    if (!same(claim.from, was))
      return `${name} is ${text(was)} before the step, not ${text(claim.from)}`;
    const is = localStateOf(after[part.instance]!);
    if (!same(claim.to, is)) return `${name} is ${text(is)} after the step, not ${text(claim.to)}`;
    const said = saidTo(part);
    if (said !== saidTo(claim)) return `the step says ${said} to ${name}, not ${saidTo(claim)}`;
  }
  const [extra] = claims.keys();
  return extra === undefined ? undefined : `${extra} takes no part in the step`;
}

function saidTo({
  port,
  event,
  value,
  looks = [],
}: Partial<Pick<NaivePart, 'port' | 'event' | 'value' | 'looks'>>): string {
  return text({ port, event, value, looks: looks.toSorted() });
}

/** What is wrong with the claim that the rule holds when the steps are taken in another order. */
function wrongOrder(
  naive: NaiveSystem,
  rule: Rule,
  steps: readonly RunStep[],
  order: readonly number[],
): string | undefined {
  let state = naive.initial;
  for (const number of order) {
    const { thread, step, picks } = steps[number - 1]!;
    const place = naive.instances.findIndex(({ name }) => name === thread);
    const taken = naive.take(state, place, step, picks);
    if (typeof taken === 'string')
      return `step ${number} cannot be taken in the other order: ${taken}`;
    state = taken.after;
    if (isFound(naive, rule, state)) return `the rule breaks in the other order, in step ${number}`;
  }
  return undefined;
}

/** What is missing for the run to show what its rule says, as far as single runs can show it. */
function unshown(
  naive: NaiveSystem,
  rule: Rule,
  { loop, steps, race, rule: { sentence } }: Run,
  states: readonly NaiveState[],
): string | undefined {
  const last = states.at(-1)!;
  if (rule.kind === 'violation' || rule.kind === 'invariant') {
    if (!isFound(naive, rule, last)) return `the last state does not break "${sentence}"`;
    return race === undefined || race === 'none'
      ? undefined
      : wrongOrder(naive, rule, steps, race.order);
  }
  if (rule.kind === 'cover')
    return isFound(naive, rule, last) ? undefined : `the last state does not show "${sentence}"`;
  if (rule.kind !== 'progress') return undefined;
  const around = loop === undefined ? [last] : states.slice(loop, -1);
  const pendingIn = (state: NaiveState): boolean[] =>
    viewsOf(naive, rule, state).map((view) => askRule(rule.id, rule.pending, view));
  const always = around.map(pendingIn).reduce((all, now) => all.map((was, v) => was && now[v]!));
  if (!always.includes(true))
    return `nothing is pending where the run ${loop === undefined ? 'ends' : 'goes round'}`;
  if (loop === undefined) return undefined;
  const offers = around.map((state) =>
    offersIn(naive, state).filter(({ step }) => isInScope(naive, rule, step)),
  );
  const taken = steps
    .slice(loop)
    .map(({ thread, step, picks }, k) =>
      offers[k]!.find(
        (offer) =>
          naive.instances[offer.step.thread]!.name === thread &&
          offer.step.step === step &&
          same(offer.step.picks, picks),
      ),
    );
  if (taken.includes(undefined))
    return 'the loop takes a step of a helper, which the rule leaves out';
  return unmetFairness(
    naive,
    rule,
    offers,
    taken.filter((offer) => offer !== undefined),
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
