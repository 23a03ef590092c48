import type { AnyStateNode } from 'xstate';
import { admitActions } from './actions.ts';
import { admitStateKeys } from './known-keys.ts';
import type { Refusals } from './refusals.ts';

/**
 * Refuses what a state must not be or have, its events aside.
 *
 * @param first the first state of the machine that has its id: itself, as it should be
 */
export function admitState(refusals: Refusals, node: AnyStateNode, first: AnyStateNode): void {
  const refuse = (problem: string, fix: string, event = '-'): void =>
    refusals.at({ node, event }, problem, fix);
  const config = node.config as Readonly<Record<string, unknown>>;
  admitStateKeys(refusals, { node, event: '-' });
  admitName(refusals, node, first);
  admitType(refusals, node);
  if (node.invoke.length > 0)
    refuse('invoke starts an actor outside the model', 'make it an instance of the system');
  if (config['after'] !== undefined)
    refuse('the model has no clock', 'make the delay a step', 'after');
  if (config['route'] !== undefined)
    refuse(
      'reaches its state from everywhere by an event of XState, and is no event of yours',
      'write the transitions to this state in the states that they leave',
      'route',
    );
  if (config['output'] !== undefined)
    refuse(
      'is handed to whoever waits for the end of a state, and nobody can',
      'keep what others need in context',
      'output',
    );
  // What XState adds to the node for `after` is refused with it.
  admitActions(refusals, { node, event: 'entry/exit' }, [
    ...listOf(config['entry']),
    ...listOf(config['exit']),
  ]);
  admitInitial(refusals, node);
}

function admitName(refusals: Refusals, node: AnyStateNode, first: AnyStateNode): void {
  const place = { node, event: '-' };
  const { key, parent } = node;
  if (parent && (key === '' || key === '__proto__' || key.startsWith('#') || key.includes('.')))
    refusals.at(
      place,
      `'${key}' cannot be told apart from a path, an id or nothing`,
      'give the state a name without dots that does not begin with #',
    );
  if (first !== node)
    refusals.at(
      place,
      `has the id ${node.id}, which another state has too: XState would mix them up`,
      'give each its own id, or none',
    );
}

function admitType(refusals: Refusals, node: AnyStateNode): void {
  const refuse = (problem: string, fix: string): void =>
    refusals.at({ node, event: '-' }, problem, fix);
  const inside = Object.keys(node.states).length;
  const isRoot = node.parent === undefined;
  if (node.type === 'history') {
    refuse('history states are not in the key of a state', 'store what you need in context');
  } else if (node.type === 'final') {
    if (isRoot || node.parent === node.machine.root)
      refuse('a final state ends the machine', 'use an ordinary state tagged `rest`');
  } else if (node.type === 'parallel') {
    if (inside === 0)
      refuse('a parallel state without regions has no state to be in', 'give it regions');
    else if (isRoot && canBeDone(node))
      refuse(
        'XState ends the machine when every region is in a final state',
        'use ordinary states in a region, tagged `rest`',
      );
  } else if (node.type !== 'atomic' && node.type !== 'compound') {
    refuse(
      `XState has no type '${String(node.type)}'`,
      'leave the type out, or write parallel or final',
    );
  }
  if ((node.type === 'atomic' || node.type === 'final') && inside > 0)
    refuse(
      `is of type ${node.type} and has states inside, which XState would not enter`,
      'drop the type, or the states',
    );
}

/** Whether XState can find a state done: then it ends the actor, which takes nothing any more. */
function canBeDone(node: AnyStateNode): boolean {
  const children = Object.values(node.states);
  if (node.type === 'compound') return children.some(({ type }) => type === 'final');
  if (node.type === 'parallel') return children.every(canBeDone);
  return node.type === 'final';
}

function admitInitial(refusals: Refusals, node: AnyStateNode): void {
  const { initial } = node.config as { initial?: string | { target?: unknown } };
  if (initial === undefined) return;
  const place = { node, event: 'initial' };
  const target = String(typeof initial === 'string' ? initial : initial.target);
  if (!Object.hasOwn(node.states, target)) {
    refusals.at(
      place,
      `starts in '${target}', which is not inside it`,
      `states inside: ${Object.keys(node.states).join(', ') || 'none, so drop initial'}`,
    );
    return;
  }
  admitActions(refusals, place, node.initial.actions as readonly unknown[]);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}
