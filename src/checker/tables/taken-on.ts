import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import type { StepEvent } from '../../model/thread-def.ts';

/**
 * The transition of a thread that XState itself takes on an event. Several active states may have one: of
 * those it is the innermost, which need not be the first that is written.
 */
export function takenOn(
  snapshot: AnyMachineSnapshot,
  event: StepEvent,
): AnyTransitionDefinition | undefined {
  if (!snapshot.can(event)) return undefined;
  const [taken] = snapshot.machine.getTransitionData(
    snapshot,
    event,
  ) as readonly AnyTransitionDefinition[];
  return taken;
}
