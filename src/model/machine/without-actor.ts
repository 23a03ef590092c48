import { assign } from 'xstate';
import { isAssign } from '../admission/actions.ts';

/**
 * What an assign, a guard or a context factory must not do: reach for the actor that it would run in. The
 * model computes states without one.
 */
class ActorUse extends Error {
  readonly fix = 'compute the new context from context, event and params only';

  constructor(who: string, what: string) {
    super(`${who} uses ${what}, and the model runs no actor: what it did would be in no state`);
    this.name = 'ActorUse';
  }
}

type Args = Readonly<Record<string, unknown>>;
type Call = (args: Args, params: unknown) => unknown;
type Implementations = Readonly<Record<string, unknown>>;

/** Marks what is wrapped already: an edit builds a machine from the parts of another. */
const wrapped = new WeakSet();

/** Notes a function that is made of one that is wrapped. */
export function needsNoMoreWrapping(made: object): void {
  wrapped.add(made);
}

/** The assigns of a machine, called with a scope that throws where it is used. */
export function actionsWithoutActor(actions: Implementations): Record<string, unknown> {
  return mapped(actions, (name, action) => {
    if (!isAssign(action)) return action;
    const { assignment } = action as { assignment?: unknown };
    const who = `action '${name}'`;
    return assign(
      (typeof assignment === 'function'
        ? withoutActor(who, assignment as Call)
        : mapped(assignment as Implementations, (_key, part) =>
            typeof part === 'function' ? withoutActor(who, part as Call) : part,
          )) as never,
    );
  });
}

/** The guards of a machine; one that answers later would be true to XState, whatever it answers. */
export function guardsWithoutActor(guards: Implementations): Record<string, unknown> {
  return mapped(guards, (name, guard) => {
    if (typeof guard !== 'function' || 'check' in guard) return guard;
    return (args: Args, params: unknown) => {
      const answer = (guard as Call)(args, params);
      refusePromise(`guard '${name}'`, answer);
      return answer;
    };
  });
}

/** A context that is computed from the input, or given as it is. */
export function contextWithoutActor(context: unknown): unknown {
  if (typeof context !== 'function' || wrapped.has(context)) return context;
  const factory = withoutActor('the context', context as Call);
  wrapped.add(factory);
  return factory;
}

function withoutActor(who: string, call: Call): Call {
  return (args, params) => {
    const scope = Object.fromEntries(
      Object.keys(args).map((key) => [
        key,
        ['self', 'system', 'spawn'].includes(key) ? refusing(who, key) : args[key],
      ]),
    );
    const result = call(scope, params);
    refusePromise(who, result);
    return result;
  };
}

function refusePromise(who: string, result: unknown): void {
  if (typeof result === 'object' && result !== null && 'then' in result)
    throw new Error(`${who} returns a promise, and XState does not wait for it`);
}

/** A stand-in that says who used it, however it is used. */
function refusing(who: string, what: string): object {
  const refuse = (): never => {
    throw new ActorUse(who, what);
  };
  return new Proxy(refuse, {
    apply: refuse,
    get: refuse,
    set: refuse,
    has: refuse,
    ownKeys: refuse,
    getPrototypeOf: refuse,
    getOwnPropertyDescriptor: refuse,
  });
}

function mapped(
  parts: Implementations,
  wrap: (name: string, part: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => {
      if (typeof part === 'function' && wrapped.has(part)) return [name, part];
      const own = wrap(name, part);
      if (typeof own === 'function') wrapped.add(own);
      return [name, own];
    }),
  );
}
