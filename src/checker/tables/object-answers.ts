import type { AnyMachineSnapshot } from 'xstate';
import type { AnyObjectDef } from '../../model/object-def.ts';
import type { SentEvent, StepEvent } from '../../model/thread-def.ts';
import { stepFault, thrownInStep } from './step-fault.ts';

/**
 * Objects cannot refuse the kernel: effects are accepted, questions have exactly one answer. What
 * carries a value is asked when the value is known.
 *
 * @throws ModelError where a local state of an object does otherwise
 */
export function checkAnswersIn(def: AnyObjectDef, snapshot: AnyMachineSnapshot): void {
  for (const [type, kind] of def.events) {
    if (kind !== 'effect' || def.carries?.has(type) === true) continue;
    if (!takes(def, snapshot, { type })) failEffect(def, snapshot, { type });
  }
  for (const [question, answers] of def.answers) {
    if (!answers.some((event) => def.carries?.has(event) === true))
      checkAnswers(def, snapshot, question, {});
  }
}

/** As `checkAnswersIn`, for an event as it is sent: a guard may read its sender and its value. */
export function checkAnswerTo(
  def: AnyObjectDef,
  snapshot: AnyMachineSnapshot,
  event: StepEvent | SentEvent,
  taken: boolean,
): void {
  const { type, ...sent } = event;
  if (def.events.get(type) === 'effect' && !taken) failEffect(def, snapshot, event);
  for (const [question, set] of def.answers)
    if (set.includes(type)) checkAnswers(def, snapshot, question, sent);
}

function checkAnswers(
  def: AnyObjectDef,
  snapshot: AnyMachineSnapshot,
  question: string,
  sent: object,
): void {
  const set = def.answers.get(question)!;
  const accepted = set.filter((type) => takes(def, snapshot, { ...sent, type }));
  if (accepted.length === 1) return;
  throw stepFault(
    def,
    snapshot,
    toldText({ ...sent, type: question }),
    `accepts ${accepted.length === 0 ? 'none' : accepted.join(' and ')} of the answers ${set.join(' / ')}`,
    'exactly one answer must be accepted in every state',
  );
}

function failEffect(
  def: AnyObjectDef,
  snapshot: AnyMachineSnapshot,
  event: StepEvent | SentEvent,
): never {
  throw stepFault(
    def,
    snapshot,
    toldText(event),
    'an effect is refused here, and objects cannot refuse the kernel',
    'add the transition, or let it lead to a violation state',
  );
}

function takes(
  def: AnyObjectDef,
  snapshot: AnyMachineSnapshot,
  event: StepEvent | SentEvent,
): boolean {
  try {
    return snapshot.can(event);
  } catch (error) {
    throw thrownInStep(def, snapshot, event.type, error);
  }
}

/** An event as a message tells it: `STORE {"value":3}`. */
function toldText({ type, ...sent }: StepEvent | SentEvent): string {
  return Object.keys(sent).length === 0 ? type : `${type} ${JSON.stringify(sent)}`;
}
