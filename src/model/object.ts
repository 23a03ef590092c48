import type { AnyStateMachine, EventFrom, SnapshotFrom } from 'xstate';
import { admitMachine } from './admission/admit.ts';
import type { Problem } from './error.ts';
import type { EventKind } from './event-kind.ts';
import { ownMachine } from './own-machine.ts';
import { nodesOf, pathOf } from './state-nodes.ts';
import { kindsOfEvents } from './kinds-of-events.ts';
import { looksOfCopies } from './functions-of-copies.ts';
import type { PathsOf } from './paths.ts';
import { nearest } from './similar.ts';

/** The part of a local state that a look or a rule may read. */
export interface Glimpse<C = Record<string, unknown>> {
  readonly value: unknown;
  readonly context: C;
  readonly tags: ReadonlySet<string>;
}

/** A named question about an object that does not move it. */
export type Look<C> = (state: Glimpse<C>) => boolean;

/** Any object, whatever it says: for code that handles all kinds alike. */
export interface AnyObjectDef {
  readonly kind: 'object';
  readonly id: string;
  readonly machine: AnyStateMachine;
  readonly events: ReadonlyMap<string, EventKind>;
  /** The answers of each question; in every state exactly one of them is accepted. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** Named looks. Every state name is a look too and is not listed here. */
  readonly looks: ReadonlyMap<string, Look<Record<string, unknown>>>;
  /** Taking and releasing events, when the object is a lock. */
  readonly lock?: LockEvents;
  /** Each event carries `by`, the name of the thread whose step sends it. */
  readonly senders?: boolean;
  /** Types only: what a port wired to this object may say. */
  readonly says?: unknown;
}

/** A kernel object: an XState machine, its events sorted by kind, its looks. */
export interface ObjectDef<
  E extends string = string,
  L extends string = string,
  C = Record<string, unknown>,
  S extends string = string,
> extends AnyObjectDef {
  readonly says?: { event: E; look: L; context: C; state: S };
  /** Types only: an object that takes more events fits where fewer are sent. */
  readonly takes?: (event: E) => void;
}

/** Which events of an object take and release it, so that lock order can be checked. */
export interface LockEvents {
  /** `shared` holders do not exclude each other (a read lock); they still order locks. */
  readonly take: readonly string[];
  readonly release: readonly string[];
  /** A lock under which nothing may sleep (a spinlock, an RCU read section): rule I12. */
  readonly spins?: boolean;
}

type ContextOf<M extends AnyStateMachine> = SnapshotFrom<M>['context'];
type NamesOf<V> = V extends string ? V : never;

interface ObjectParts<E extends string, L extends string, C> {
  readonly effects?: readonly E[];
  readonly waits?: readonly E[];
  readonly answers?: Readonly<Record<string, readonly E[]>>;
  readonly looks?: Readonly<Record<L, Look<C>>>;
  readonly lock?: {
    readonly take: readonly E[];
    readonly release: readonly E[];
    readonly spins?: boolean;
  };
  /**
   * The object tells its users apart: each event carries `by`, the name of the thread whose step
   * sends it, for guards and assigns to read (a lock keeps its owner). It may be missing: an object
   * that is asked what it takes is not told who asks.
   */
  readonly senders?: boolean;
}

/**
 * Declares a kernel object.
 *
 * @param machine an XState v5 machine made with `setup()`; its `id` names the object in reports
 * @param parts every event of the machine, sorted by kind, and the looks
 * @throws ModelError when the machine leaves the allowed part of XState, when an event has no kind or
 *   more than one, or when an effect has no transition in some state (objects cannot refuse the kernel)
 */
export function object<M extends AnyStateMachine, const L extends string = never>(
  machine: M,
  parts: ObjectParts<EventFrom<M>['type'], L, ContextOf<M>>,
): ObjectDef<
  EventFrom<M>['type'],
  L | NamesOf<SnapshotFrom<M>['value']>,
  ContextOf<M>,
  PathsOf<M>
> {
  const { events, problems } = kindsOfEvents(machine.id, parts);
  const answers = new Map<string, readonly string[]>(Object.entries(parts.answers ?? {}));
  const { id } = machine;
  const name = `object ${id}`;
  problems.push(...misnamed(id, machine, events, parts));
  admitMachine({ kind: 'object', id, machine, events, answers }, problems);
  return {
    kind: 'object' as const,
    id,
    machine: ownMachine(name, machine),
    events,
    answers,
    looks: looksOfCopies(name, parts.looks ?? {}),
    ...(parts.lock && { lock: parts.lock }),
    ...(parts.senders === true && { senders: true }),
  };
}

/** A lock's event that the object has not, and a look that is called like a state. */
function misnamed(
  id: string,
  machine: AnyStateMachine,
  events: ReadonlyMap<string, EventKind>,
  { lock, looks = {} }: { readonly lock?: LockEvents; readonly looks?: object },
): Problem[] {
  const strange = [...(lock?.take ?? []), ...(lock?.release ?? [])].filter(
    (event) => !events.has(event),
  );
  const states = new Set([...nodesOf(machine.root)].map(pathOf));
  return [
    ...strange.map((event) => ({
      where: `object ${id}, lock`,
      problem: `names ${event}, which is no event of it`,
      fix: nearest(event, [...events.keys()]),
    })),
    ...Object.keys(looks)
      .filter((look) => states.has(look))
      .map((look) => ({
        where: `object ${id}, look ${look}`,
        problem: 'is the name of a state too, and every state is a look already',
        fix: 'drop it, or give it a name of its own',
      })),
  ];
}
