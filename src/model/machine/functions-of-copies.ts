import { assign, type AnyStateMachine, type AnyStateNode } from 'xstate';
import { isAssign } from '../admission/actions.ts';
import { ModelError } from '../error.ts';
import { givenCopies } from './given-copies.ts';
import { lookedAt } from './looked-at.ts';
import type { AskedOfGlimpse, Glimpse } from '../object-def.ts';
import { canonical } from './plain-json.ts';
import { nodesOf } from './state-nodes.ts';
import { needsNoMoreWrapping } from './without-actor.ts';

type Plain = (given: never, params: never) => unknown;
type Assign = Plain & { readonly assignment: Plain | Readonly<Record<string, unknown>> };
type Implementations = Readonly<Record<string, unknown>>;

/** Functions that are given copies already: an edit builds a machine from the parts of another. */
const made = new WeakSet<object>();

/** The assigns of a machine, given copies of what they read. */
export function actionsOfCopies(machine: string, actions: Implementations): Implementations {
  return mapped(actions, (name, action) => {
    if (!isAssign(action) || made.has(action as object)) return action;
    const { assignment } = action as Assign;
    const whole = typeof assignment === 'function' ? assignment : byKey(assignment);
    return note(assign(own(whole, machine, `action ${name}`) as never), action as Plain);
  });
}

/** The guards of a machine, given copies of what they read. */
export function guardsOfCopies(machine: string, guards: Implementations): Implementations {
  return mapped(guards, (name, guard) =>
    typeof guard === 'function' && !('check' in guard)
      ? own(guard as Plain, machine, `guard ${name}`)
      : guard,
  );
}

/**
 * A factory of contexts that share nothing, also where the author gave one object. What a factory would
 * lose, because XState makes an object of its own of what it returns, is left to be refused.
 */
export function contextOfCopies(machine: string, context: unknown): unknown {
  if (typeof context === 'function') return own(context as Plain, machine, 'the context factory');
  if (Array.isArray(context) || 'notPlain' in canonical(context)) return context;
  return typeof context === 'object' && context !== null
    ? own(() => context, machine, 'the context factory')
    : context;
}

/** The looks of an object, given copies of what they read, and nothing that they could misspell. */
export function looksOfCopies(
  machine: AnyStateMachine,
  looks: Implementations,
): ReadonlyMap<string, AskedOfGlimpse> {
  const copied = mapped(looks, (name, look) => {
    if (made.has(look as Plain)) return look;
    const where = `object ${machine.id}, look ${name}`;
    return askedOfCopies(machine, `look ${name}`, yesOrNo(look as Plain, where), look as Plain);
  });
  return new Map(Object.entries(copied) as [string, AskedOfGlimpse][]);
}

/** What an object counts, asked in the same way. */
export function numberOfCopies(
  machine: AnyStateMachine,
  number: Plain,
): (glimpse: Glimpse) => number {
  const counted = made.has(number) ? number : askedOfCopies(machine, 'counts.number', number);
  return counted as (glimpse: Glimpse) => number;
}

function askedOfCopies(machine: AnyStateMachine, part: string, ask: Plain, author = ask): Plain {
  const name = `object ${machine.id}`;
  const asked = (glimpse: Glimpse, argument: never): unknown =>
    ask(lookedAt(`${name}, ${part}`, machine, glimpse) as never, argument);
  return note(givenCopies({ machine: name, part }, asked as Plain), author);
}

/** Gives copies to the functions that compute the params of actions and guards in a chart of our own. */
export function giveCopiesToParams(name: string, { root }: AnyStateMachine): void {
  const params = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    const { type, params: compute } = one as { type?: string; params?: unknown };
    if (typeof compute !== 'function') return one;
    return { ...one, params: own(compute as Plain, name, `params of ${type}`) };
  };
  for (const node of nodesOf(root)) {
    for (const place of doingOf(node)) {
      place.actions = place.actions.map(params);
      if (place.guard !== undefined) place.guard = params(place.guard);
    }
    const around = node as unknown as { entry: unknown[]; exit: unknown[] };
    around.entry = around.entry.map(params);
    around.exit = around.exit.map(params);
  }
}

/** A promise, or whatever else is no answer, would count as yes. */
function yesOrNo(look: Plain, where: string): Plain {
  return (given, argument) => {
    const answer = look(given, argument);
    if (typeof answer === 'boolean') return answer;
    throw new ModelError(
      where,
      `answers ${answer === undefined ? 'nothing' : Object.prototype.toString.call(answer)}, and neither yes nor no`,
      'return true or false: compare, as in context.refs > 0',
    );
  };
}

interface Doing {
  actions: unknown[];
  guard?: unknown;
}

function doingOf({ transitions, always = [] }: AnyStateNode): Doing[] {
  return [...[...transitions.values()].flat(), ...always] as unknown as Doing[];
}

function byKey(assignment: Implementations): Plain {
  return (given, params) =>
    mapped(assignment, (_key, one) =>
      typeof one === 'function' ? (one as Plain)(given, params) : one,
    );
}

function own(call: Plain, machine: string, part: string): Plain {
  return made.has(call) ? call : note(givenCopies({ machine, part }, call), call);
}

/** Its parameters tell whether a look takes an argument. */
function note<F extends object>(copied: F, { name, length }: { name: string; length: number }): F {
  Object.defineProperty(copied, 'name', { value: name });
  Object.defineProperty(copied, 'length', { value: length });
  made.add(copied);
  needsNoMoreWrapping(copied);
  return copied;
}

function mapped(
  all: Implementations,
  change: (name: string, one: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(name, one)]));
}
