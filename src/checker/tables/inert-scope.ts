import {
  createActor,
  type AnyActorScope,
  type AnyStateMachine,
  type InspectionEvent,
} from 'xstate';

/**
 * A scope in which `machine.transition` computes the next snapshot and runs nothing.
 *
 * XState's own `transition()` builds such a scope anew on each call, which makes it several times
 * slower; a property test holds the two equal.
 *
 * @param see is told of every transition that XState takes in a row
 */
export function inertScope(
  machine: AnyStateMachine,
  see: (told: InspectionEvent) => void,
): AnyActorScope {
  const self = createActor(machine);
  return {
    self,
    // XState tells of each transition here, though no actor runs.
    system: Object.create(self.system, {
      _sendInspectionEvent: { value: see },
    }) as typeof self.system,
    id: '',
    sessionId: '',
    logger() {},
    defer() {},
    stopChild() {},
    emit() {},
    actionExecutor() {},
  };
}
