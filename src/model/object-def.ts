import type { AnyStateMachine } from 'xstate';
import type { EventKind } from './event-kind.ts';

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
  /** A lock under which nothing may sleep (a spinlock, an RCU read section). */
  readonly spins?: boolean;
}
