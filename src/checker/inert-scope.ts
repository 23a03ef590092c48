import { createActor, type AnyActorScope, type AnyStateMachine } from 'xstate';

/**
 * A scope in which `machine.transition` computes the next snapshot and runs nothing.
 *
 * XState's own `transition()` builds such a scope anew on each call, which makes it several times
 * slower; a property test holds the two equal.
 */
export function inertScope(machine: AnyStateMachine, input: unknown): AnyActorScope {
  const self = createActor(machine, { input });
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger() {},
    defer() {},
    stopChild() {},
    emit() {},
    actionExecutor() {},
  };
}
