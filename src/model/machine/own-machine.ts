import { createMachine, type AnyStateMachine } from 'xstate';
import {
  actionsOfCopies,
  contextOfCopies,
  giveCopiesToParams,
  guardsOfCopies,
} from './functions-of-copies.ts';
import { noteText } from './fields-of-context.ts';
import { withNamedActions } from './named-actions.ts';
import { actionsWithoutActor, contextWithoutActor, guardsWithoutActor } from './without-actor.ts';

/**
 * Transitions of `always` in a row after which a machine is not waited for any longer. XState sets no
 * bound of its own and would not come back from an `always` that has no end.
 */
export const ALWAYS_MAX = 10_000;

/**
 * The machine that the model runs: a copy of an admitted one, so that the author's own is never changed.
 * Its inline assigns are named by their place, nothing in it can reach an actor, and its functions are given
 * copies of what they read: no state shares anything with another one, with another start, or with the
 * author's machine.
 *
 * @param name what messages call it: `object page`
 */
export function ownMachine(name: string, machine: AnyStateMachine): AnyStateMachine {
  const { implementations } = machine;
  const named: Record<string, unknown> = { ...implementations.actions };
  const config = withNamedActions(machine.config as Record<string, unknown>, named);
  const context = contextOfCopies(name, contextWithoutActor(config['context']));
  const actions = actionsOfCopies(name, actionsWithoutActor(named));
  noteText(context, config['context']);
  for (const [action, own] of Object.entries(actions)) noteText(own, named[action]);
  const own = createMachine(
    {
      ...config,
      ...('context' in config && { context }),
    } as never,
    {
      ...implementations,
      actions,
      guards: guardsOfCopies(name, guardsWithoutActor(implementations.guards)),
    } as never,
  ) as AnyStateMachine;
  own.options.maxIterations = Math.min(own.options.maxIterations ?? ALWAYS_MAX, ALWAYS_MAX);
  giveCopiesToParams(name, own);
  return own;
}
