import type { AnyStateMachine } from 'xstate';
import type { Argument } from './argument.ts';
import type { EventKind } from './event-kind.ts';

/** The part of a local state that looks and rules are about. */
export interface Glimpse<C = Record<string, unknown>> {
  readonly value: unknown;
  readonly context: C;
  readonly tags: ReadonlySet<string>;
}

/**
 * What a look, or what an object counts, may ask of a local state. A state or tag that its machine does not
 * have is an error.
 */
export interface Looked<C = Record<string, unknown>> {
  readonly context: C;
  /** Whether the object is in the state of this dotted path. */
  is(path: string): boolean;
  has(tag: string): boolean;
}

/**
 * A named question about an object that does not move it: of its state, or of its state and a value of
 * the thread that asks (`'looks owner is {own}'`). Whether it takes the value is told by its parameters.
 */
export type Look<C> = {
  asked(state: Looked<C>, argument: Argument): boolean;
}['asked'];

/** A look as the checker asks it. */
export type AskedOfGlimpse = (glimpse: Glimpse, argument: Argument) => boolean;

/** Whether a look is asked with a value of the thread. */
export function takesArgument(look: AskedOfGlimpse): boolean {
  return look.length > 1;
}

/** Any object, whatever it says: for code that handles all kinds alike. */
export interface AnyObjectDef {
  readonly kind: 'object';
  readonly id: string;
  readonly machine: AnyStateMachine;
  readonly events: ReadonlyMap<string, EventKind>;
  /** The answers of each question; in every state exactly one of them is accepted. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** Named looks. Every state name is a look too and is not listed here. */
  readonly looks: ReadonlyMap<string, AskedOfGlimpse>;
  /** Taking and releasing events, when the object is a lock. */
  readonly lock?: LockEvents;
  /** Each event carries `by`, the name of the thread whose step sends it. */
  readonly senders?: boolean;
  /** The events that carry `value`, a value of the thread that sends them. */
  readonly carries?: ReadonlySet<string>;
  /** What it counts, so that a report can say who holds it. */
  readonly counts?: { readonly unit: string; readonly number: (glimpse: Glimpse) => number };
  /** Where it stands for one unit that another object counts. */
  readonly keeps?: Keeps;
  /** Types only: what a port wired to this object may say. */
  readonly says?: unknown;
}

/** A kernel object: an XState machine, its events sorted by kind, its looks. */
export interface ObjectDef<
  E extends string = string,
  L extends string = string,
  C = Record<string, unknown>,
  S extends string = string,
  V extends string = never,
  A extends string = never,
> extends AnyObjectDef {
  /** `carries` are the events with a value, `about` the looks with an argument. */
  readonly says?: { event: E; look: L; context: C; state: S; carries: V; about: A };
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

/** What an object counts: references, readers, sections. Who waits for it waits for those who hold one. */
export interface Counted<C = Record<string, unknown>> {
  /** What one of them is called: `reference`. */
  readonly unit: string;
  /** How many there are in a local state, from 0. */
  readonly number: (state: Looked<C>) => number;
}

/**
 * States in which an object keeps one unit that another object counts: a page-table entry keeps a
 * reference of its page. Whoever brings it into such a state hands the unit over; whoever takes it out
 * has the unit from then on.
 */
export interface Keeps {
  /** Dotted paths of the states. */
  readonly in: readonly string[];
  /** What counts it. Default: the counted object that is told in the step that leads there. */
  readonly of?: AnyObjectDef;
  /** What a report calls the keeper; by default its name and state. */
  readonly as?: (at: Readonly<Record<string, number>>) => string;
}
