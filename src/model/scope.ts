import type { AnyObjectDef } from './object-def.ts';
import { nodesOf } from './machine/state-nodes.ts';
import { refuseUnknownWord } from './known-parts.ts';
import { ACTORS, type Actor, type AnyThreadDef } from './thread-def.ts';

/** What a rule may speak of: a machine, or a role that any machine may take. */
type Spoken = AnyObjectDef | AnyThreadDef | Role<unknown>;

/**
 * A part that any machine may play, so that a rule judges a thread that it has never heard of.
 *
 * @see tagged, runBy
 */
export interface Role<C = Record<string, unknown>> {
  readonly kind: 'role';
  /** What takes it: a machine with a state of this tag, or a thread of this actor. */
  readonly by: 'tag' | 'actor';
  readonly id: string;
  /** Types only: what a rule sees of the context. */
  readonly says?: { context: C };
}

/**
 * The role of every machine that has a state with this tag: `one.has(tag)` says whether it is in it.
 *
 * @example all(tagged('evicting'))
 */
export function tagged<C = Record<string, unknown>>(tag: string): Role<C> {
  return { kind: 'role', by: 'tag', id: tag };
}

/**
 * The role of every thread of this actor: `runBy('driver')` is every thread of a driver.
 *
 * @throws ModelError for an actor that there is not
 */
export function runBy<C = Record<string, unknown>>(actor: Actor): Role<C> {
  refuseUnknownWord('runBy', actor, ACTORS);
  return { kind: 'role', by: 'actor', id: actor };
}

/** Which instances a predicate reads. */
export interface Scope<D = unknown> {
  /** Id of the machine, the tag or the actor. */
  readonly of: string;
  readonly by: 'machine' | 'tag' | 'actor';
  /** `one`: the only instance; `all`: every instance together; `each`: the rule for each by itself. */
  readonly how: 'one' | 'all' | 'each';
  readonly def?: D;
}

/** The only instance of this machine or role (an error if the system has more). */
export function one<D extends Spoken>(def: D): Scope<D> & { how: 'one' } {
  return { of: def.id, by: byOf(def), how: 'one' };
}

/** All instances of this machine or role together, in order of creation; maybe none. */
export function all<D extends Spoken>(def: D): Scope<D> & { how: 'all' } {
  return { of: def.id, by: byOf(def), how: 'all' };
}

/** Each instance of this machine or role by itself: the rule is judged once for every one. */
export function each<D extends Spoken>(def: D): Scope<D> & { how: 'each' } {
  return { of: def.id, by: byOf(def), how: 'each' };
}

/** Whether a value was made by `one`, `all` or `each`; a file may have its own copy of the package. */
export function isScope(value: unknown): value is Scope {
  if (typeof value !== 'object' || value === null || !('of' in value && 'how' in value))
    return false;
  return typeof value.of === 'string' && ['one', 'all', 'each'].includes(String(value.how));
}

function byOf(def: Spoken): Scope['by'] {
  return def.kind === 'role' ? def.by : 'machine';
}

/** Whether a scope reads the instances of this definition. */
export function isRead({ of, by }: Scope, def: AnyObjectDef | AnyThreadDef): boolean {
  if (by === 'machine') return def.id === of;
  if (by === 'actor') return def.kind === 'thread' && def.actor === of;
  return [...nodesOf(def.machine.root)].some(({ tags }) => tags.includes(of));
}

/**
 * Whether a rule with these scopes says something of a system.
 *
 * A scope of all may be empty at some sizes. One of a machine that the system has at no size, or of a tag
 * that no state has, would make a rule true, or a situation impossible, without looking at anything.
 *
 * @param defs of the instances at the sizes that are searched
 * @param everySize ids of the machines that the system has at some of its sizes
 */
export function saysSomething(
  over: Readonly<Record<string, Scope>>,
  defs: readonly (AnyObjectDef | AnyThreadDef)[],
  everySize: ReadonlySet<string>,
): boolean {
  return Object.values(over).every(
    (scope) =>
      defs.some((def) => isRead(scope, def)) ||
      (scope.how === 'all' &&
        (scope.by === 'actor' || (scope.by === 'machine' && everySize.has(scope.of)))),
  );
}
