import { getNextTransitions } from 'xstate';
import type { ProgressRule } from '../../model/rule.ts';
import type { StepMeta } from '../../model/thread-def.ts';
import { takenOn } from '../tables/taken-on.ts';
import type { NaiveState, NaiveStep, NaiveSystem } from './naive-system.ts';

/** An enabled step with what fairness asks of it. */
export interface NaiveOffer {
  readonly step: NaiveStep;
  /** Whether the thread may stay for ever where the step leaves from. */
  readonly rests: boolean;
  /** Whether the step is an outcome that may fail, or has one beside it. */
  readonly mayFail: boolean;
  readonly besideMayFail: boolean;
}

/** Every enabled step of a state. */
export function offersIn(naive: NaiveSystem, state: NaiveState): NaiveOffer[] {
  return [...naive.steps(state)].map((step) => ({ step, ...outcomeOf(state, step) }));
}

function outcomeOf(
  state: NaiveState,
  { thread, step, picks }: NaiveStep,
): Omit<NaiveOffer, 'step'> {
  const snapshot = state[thread]!;
  const mayFail = ({ meta }: { meta?: unknown }): boolean =>
    (meta as StepMeta | undefined)?.mayFail === true;
  const offered = getNextTransitions(snapshot).filter(
    (one) => one.eventType !== '' && takenOn(snapshot, { ...picks, type: one.eventType }) === one,
  );
  return {
    rests: snapshot.tags.has('rest'),
    mayFail: offered.some((one) => one.eventType === step && mayFail(one)),
    besideMayFail: offered.some(mayFail),
  };
}

/** Whether a progress rule takes the step into account: helpers may be left out. */
export function isInScope(
  { instances }: NaiveSystem,
  { withoutHelpers }: ProgressRule,
  { thread }: NaiveStep,
): boolean {
  return !(withoutHelpers === true && instances[thread]!.helper);
}

/**
 * The first fairness condition that a run breaks which for ever visits states with these offers and
 * takes these steps among them; undefined when the run is fair.
 */
export function unmetFairness(
  naive: NaiveSystem,
  { stronglyFair = [] }: ProgressRule,
  visited: readonly (readonly NaiveOffer[])[],
  taken: readonly NaiveOffer[],
): string | undefined {
  const labelOf = ({ step }: NaiveOffer): string =>
    `${naive.instances[step.thread]!.name}: ${step.step}`;
  const strong = (offer: NaiveOffer): boolean =>
    !offer.rests &&
    (stronglyFair.includes(offer.step.step) ||
      waits(naive, offer.step) ||
      (!offer.mayFail && offer.besideMayFail));
  const met = new Set(taken.filter(strong).map(labelOf));
  const starved = visited.flat().find((offer) => strong(offer) && !met.has(labelOf(offer)));
  if (starved)
    return `${labelOf(starved)} can be taken again and again, is strongly fair, and is never taken`;
  const stepped = new Set(taken.map(({ step }) => step.thread));
  const idle = naive.instances.findIndex(
    (_, thread) =>
      !stepped.has(thread) &&
      visited.every((offers) => offers.some(({ step, rests }) => step.thread === thread && !rests)),
  );
  return idle < 0
    ? undefined
    : `${naive.instances[idle]!.name} could step all the time, is not at rest, and never does`;
}

function waits({ instances }: NaiveSystem, { parts }: NaiveStep): boolean {
  return parts.some(({ instance, event }) => {
    const { def } = instances[instance]!;
    return def.kind === 'object' && event !== undefined && def.events.get(event) === 'wait';
  });
}
