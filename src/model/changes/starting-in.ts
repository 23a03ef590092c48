import { createMachine, type AnyStateMachine } from 'xstate';
import { cloneText } from './clone-text.ts';
import type { Instance } from '../composer.ts';
import { ModelError } from '../error.ts';
import type { AnyObjectDef } from '../object-def.ts';
import { ownMachine } from '../machine/own-machine.ts';
import { nearest } from '../similar.ts';
import { nodesOf, pathOf } from '../machine/state-nodes.ts';

interface StateText {
  type?: string;
  initial?: unknown;
  readonly states?: Record<string, StateText>;
}

/**
 * The machine of an object with another start, entered as XState enters it: its entry actions are done.
 *
 * @param path dotted path of the state; one with states inside goes on to its own start
 * @throws ModelError when the object has no such state
 */
function startingIn(def: AnyObjectDef, path: string, where: string): AnyStateMachine {
  const paths = [...nodesOf(def.machine.root)].slice(1).map(pathOf);
  if (!paths.includes(path)) {
    throw new ModelError(
      `${where}, startsIn ${path}`,
      `${def.id} has no such state`,
      nearest(path, paths),
    );
  }
  const { context, ...rest } = def.machine.config as Record<string, unknown>;
  const config = cloneText(rest);
  let node = config as StateText;
  for (const name of path.split('.')) {
    if (node.type !== 'parallel') node.initial = name;
    node = node.states![name]!;
  }
  const machine = createMachine(
    { ...config, ...(context !== undefined && { context }) } as never,
    def.machine.implementations as never,
  ) as AnyStateMachine;
  return ownMachine(`object ${def.id}`, machine);
}

/** The machine that says where an instance starts: its own, or one that starts in another state. */
export function startOf({ name, def, startsIn }: Instance, where: string): AnyStateMachine {
  return startsIn === undefined || def.kind !== 'object'
    ? def.machine
    : startingIn(def, startsIn, `${where}, object ${name}`);
}
