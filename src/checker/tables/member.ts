import { ModelError } from '../../model/error.ts';
import type { Glimpse } from '../../model/object-def.ts';
import type { Instance } from '../../model/composer.ts';
import type { Seen } from '../../model/rule.ts';
import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** What a rule sees of one instance in one local state. */
export class Member implements Seen {
  readonly name: string;
  readonly at: Readonly<Record<string, number>>;
  readonly value: unknown;
  readonly context: Record<string, unknown>;
  readonly tags: ReadonlySet<string>;
  readonly #machine: AnyStateMachine;

  constructor(instance: Instance, glimpse: Glimpse) {
    this.name = instance.name;
    this.at = instance.at;
    this.value = glimpse.value;
    this.context = glimpse.context;
    this.tags = glimpse.tags;
    this.#machine = instance.def.machine;
  }

  /** @throws ModelError for a state that the machine does not have: a misspelt look is never true */
  is(path: string): boolean {
    if (!hasState(this.#machine, path)) {
      throw new ModelError(
        `rule that reads ${this.name}`,
        `machine ${this.#machine.id} has no state ${path}`,
        `states: ${Object.keys(this.#machine.root.states).join(', ')}`,
      );
    }
    return inState(this.value, path);
  }

  has(tag: string): boolean {
    return this.tags.has(tag);
  }
}

/** Whether a state value is in the state of a dotted path. */
export function inState(value: unknown, path: string): boolean {
  let at: unknown = value;
  const names = path.split('.');
  for (const [i, name] of names.entries()) {
    if (typeof at === 'string') return at === name && i === names.length - 1;
    if (typeof at !== 'object' || at === null || !(name in at)) return false;
    at = (at as Record<string, unknown>)[name];
  }
  return true;
}

/** Whether the machine has a state of this dotted path. */
export function hasState(machine: AnyStateMachine, path: string): boolean {
  let node: AnyStateNode | undefined = machine.root;
  for (const name of path.split('.')) {
    node = node.states[name];
    if (!node) return false;
  }
  return true;
}
