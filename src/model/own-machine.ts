import { createMachine, type AnyStateMachine } from 'xstate';
import { withNamedActions } from './named-actions.ts';
import { actionsWithoutActor, contextWithoutActor, guardsWithoutActor } from './without-actor.ts';

/**
 * Transitions of `always` in a row after which a machine is not waited for any longer. XState sets no
 * bound of its own and would not come back from an `always` that has no end.
 */
const ALWAYS_MAX = 10_000;

/**
 * The machine that the model runs: a copy of an admitted one, so that the author's own is never changed.
 * Its inline assigns are named by their place, and nothing in it can reach an actor.
 */
export function ownMachine(machine: AnyStateMachine): AnyStateMachine {
  const { implementations } = machine;
  const named: Record<string, unknown> = { ...implementations.actions };
  const config = withNamedActions(machine.config as Record<string, unknown>, named);
  const own = createMachine(
    {
      ...config,
      ...('context' in config && { context: contextWithoutActor(config['context']) }),
    } as never,
    {
      ...implementations,
      actions: actionsWithoutActor(named),
      guards: guardsWithoutActor(implementations.guards),
    } as never,
  ) as AnyStateMachine;
  own.options.maxIterations = Math.min(own.options.maxIterations ?? ALWAYS_MAX, ALWAYS_MAX);
  return own;
}
