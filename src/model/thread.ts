import type { AnyStateMachine, MachineContext } from 'xstate';
import {
  ACTORS,
  type Actor,
  type AnyThreadDef,
  type StateMeta,
  type StepEvent,
  type StepMeta,
  type ThreadDef,
  type Uses,
} from './thread-def.ts';
import { admitMachine } from './admission/admit.ts';
import { refuseUnknownParts, refuseUnknownWord } from './known-parts.ts';
import { markDeclared } from './changes/declaration-note.ts';
import { ownMachine } from './machine/own-machine.ts';
import { nodesOf, pathOf } from './machine/state-nodes.ts';
import type { PathsOf } from './paths.ts';

/** The `types` of a thread's `setup()`: `setup({ types: threadTypes<Ports, Context>() })`. */
export function threadTypes<P, C = MachineContext>(): {
  context: C;
  events: StepEvent;
  meta: StateMeta;
  transitionMeta: StepMeta<P>;
} {
  return {} as ReturnType<typeof threadTypes<P, C>>;
}

/**
 * Declares a thread.
 *
 * @param machine an XState v5 machine made with `setup({ types: threadTypes<Ports, Context>() })`
 *   with `thread<Ports, Context, typeof machine>` edits of it have their states checked by the compiler
 * @param parts `actor` is who runs it: a user process, the kernel, the driver, the hardware
 * @throws ModelError when the machine leaves the allowed part of XState
 */
export function thread<P, C = Record<string, never>, M extends AnyStateMachine = AnyStateMachine>(
  machine: M,
  parts: { actor: Actor },
): ThreadDef<P, C, PathsOf<M>> {
  const ports = new Set<string>();
  const { id } = machine;
  const { actor } = parts;
  refuseUnknownParts(`thread ${id}`, parts, ['actor']);
  refuseUnknownWord(`thread ${id}, actor`, actor, ACTORS);
  for (const { meta } of admitMachine({ kind: 'thread', id, machine })) {
    for (const port of Object.keys((meta as StepMeta | undefined)?.ports ?? {})) ports.add(port);
  }
  return {
    kind: 'thread' as const,
    id,
    machine: ownMachine(`thread ${id}`, machine),
    actor,
    ports,
  };
}

/** The first step of a thread that speaks to a port, in words. */
export function speakerOf({ machine }: AnyThreadDef, port: string): string {
  for (const node of nodesOf(machine.root)) {
    for (const [event, candidates] of node.transitions) {
      if (candidates.some(({ meta }) => port in ((meta as StepMeta | undefined)?.ports ?? {})))
        return `state ${pathOf(node)}, step ${event}`;
    }
  }
  return `port ${port}`;
}

/** What a step may carry beside its ports. */
export type StepExtra = Omit<StepMeta, 'ports'> & {
  /** Names of `assign`s in `setup()`, or `assign`s themselves; XState's types say which fit. */
  readonly actions?: unknown;
};

/** A transition that is a step: where the thread goes and what it says on the way. */
export type StepConfig<P, T extends string, X extends StepExtra> = {
  target: T;
  meta: StepMeta<P>;
} & (X extends { actions: infer A } ? { actions: A } : unknown);

/** What a step may name as its target: a state, by its path or id; any text where states are not told. */
type Target<S extends string> = string extends S
  ? string
  : S | `${S}.${string}` | `.${S}` | `.${S}.${string}` | `#${string}`;

/**
 * The step builder of a thread, typed by its ports and, where they are told, by its states: then a
 * target of another name does not compile. Without them it is an error at load.
 *
 * @example
 * const step = steps<{ ref: typeof percpuRef }, 'live' | 'dead'>();
 * // live: { on: { 'percpu_ref_kill()': step('dead', { ref: 'KILL' }) } }
 */
export function steps<P, S extends string = string>() {
  return <const T extends Target<S>, const X extends StepExtra>(
    target: T,
    ports: Uses<P> = {},
    extra?: X,
  ): StepConfig<P, T, X> => {
    const { actions, ...more } = extra ?? ({} as StepExtra);
    const meta = { ports, ...more };
    markDeclared(meta);
    const config = { target, meta, ...(actions !== undefined && { actions }) };
    return config as unknown as StepConfig<P, T, X>;
  };
}
