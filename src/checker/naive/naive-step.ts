import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import type { AnyObjectDef } from '../../model/object-def.ts';
import type { AnyThreadDef, SentEvent, StepEvent } from '../../model/thread-def.ts';
import { canonicalSnapshot } from '../tables/canonical-snapshot.ts';
import { thrownAtStart, thrownInStep } from '../tables/step-fault.ts';

type Def = AnyObjectDef | AnyThreadDef;

/** The first snapshot of an instance, by XState's `initialTransition`. */
export function started(
  def: Def,
  input: unknown,
  start: AnyStateMachine = def.machine,
): AnyMachineSnapshot {
  try {
    const raw = initialTransition(start, input as never)[0] as AnyMachineSnapshot;
    if (raw.status === 'error') throw raw.error;
    const { value, context } = raw;
    const own =
      start === def.machine ? raw : def.machine.resolveState({ value, context: context as never });
    return canonicalSnapshot(def, own as AnyMachineSnapshot, '(start)').snapshot;
  } catch (error) {
    throw thrownAtStart(def, error);
  }
}

/** The snapshot after an event, by XState's `transition`. */
export function moved(
  def: Def,
  from: AnyMachineSnapshot,
  event: StepEvent | SentEvent,
): AnyMachineSnapshot {
  try {
    const raw = transition(def.machine, from, event)[0] as AnyMachineSnapshot;
    return canonicalSnapshot(def, raw, event.type).snapshot;
  } catch (error) {
    throw thrownInStep(def, from, event.type, error);
  }
}

/** Whether a machine takes an event, by XState's `can`. */
export function takes(def: Def, from: AnyMachineSnapshot, event: StepEvent | SentEvent): boolean {
  try {
    return from.can(event);
  } catch (error) {
    throw thrownInStep(def, from, event.type, error);
  }
}
