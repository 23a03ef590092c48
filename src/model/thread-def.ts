import type { AnyStateMachine } from 'xstate';
import type { Argument } from './argument.ts';

/** A port wired to a whole family: a send goes to each member, a look asks every one. */
export interface Every<D> {
  readonly every: D;
}

/** A port for any object that takes these events, whatever else it takes and whatever its looks. */
export interface Taking<E extends string> {
  readonly taking: E;
}

/** The ports of a thread: each name stands for one object, or for every object of a family. */
export type Ports = Readonly<Record<string, unknown>>;

type Said<D> = D extends { says?: infer S } ? NonNullable<S> : never;

type EventOf<D> = Said<D> extends { event: infer E extends string } ? E : never;

type LookOf<D> = Said<D> extends { look: infer L extends string } ? L : never;

/** The events that carry a value, and the looks that take an argument. */
type CarriedBy<D> = Said<D> extends { carries: infer V extends string } ? V : never;

type AboutOf<D> = Said<D> extends { about: infer A extends string } ? A : never;

/** A look; one with an argument names the value of the thread that it takes, `owner is {own}`. */
type Asked<D> = Exclude<LookOf<D>, AboutOf<D>> | `${AboutOf<D>} {${string}}`;

type LooksAt<D> = `looks ${Asked<D>}` | `looks not ${Asked<D>}`;

/** An event; one that carries a value names the value of the thread, `STORE {own}`. */
type Sent<D> = Exclude<EventOf<D>, CarriedBy<D>> | `${CarriedBy<D>} {${string}}`;

type UseOne<D> = D extends Taking<infer E> ? E : UseOfOne<D>;

type UseEvery<D> = D extends Taking<infer E> ? E : UseOfEvery<D>;

type UseOfOne<D> = Sent<D> | LooksAt<D> | readonly [LooksAt<D>, Sent<D> | LooksAt<D>];

type UseOfEvery<D> =
  | Sent<D>
  | LooksAt<D>
  | `some ${LooksAt<D>}`
  | readonly [LooksAt<D>, Sent<D> | LooksAt<D>];

/** What one step says to its ports: an event to send, a look, or a look and then an event. */
export type Uses<P> = {
  readonly [K in keyof P]?: P[K] extends Every<infer D> ? UseEvery<D> : UseOne<P[K]>;
};

/** What a transition of a thread carries beside its target: this makes it a step (docs/architecture.md A1). */
export interface StepMeta<P = Ports> {
  /** Events sent to, and looks at, the objects behind the ports, all in the same instant. */
  readonly ports?: Uses<P>;
  /** The thread's own index names that this step chooses (one step a value), e.g. `['page']`. */
  readonly picks?: readonly string[];
  /** The outcome fails only finitely often in a row (allocation, copy) unless a rule says otherwise. */
  readonly mayFail?: boolean;
  /**
   * Who takes this step where it is not who runs the thread: `user` for a device that somebody unplugs,
   * which the thread of the driver then handles.
   */
  readonly actor?: Actor;
  /** The step may sleep: it must not happen under a spinlock or in an RCU section. */
  readonly sleeps?: boolean;
  /** Kernel file and function, where it differs from the state's. */
  readonly source?: string;
  /** Row of the facts sheet that the step renders, e.g. `A3 U3`. */
  readonly facts?: string;
}

/** What a state of any machine may carry. */
export interface StateMeta {
  readonly source?: string;
  readonly facts?: string;
}

/** An event of a thread: the step's name and the indices it picks. */
export interface StepEvent {
  readonly type: string;
  readonly [index: string]: string | number;
}

/** What an object is sent. */
export interface SentEvent {
  readonly type: string;
  /** The thread whose step sends it, where the object tells its users apart. */
  readonly by?: string;
  /** What it carries. */
  readonly value?: Argument;
}

/** Who may take a step. */
export const ACTORS = ['user', 'kernel', 'driver', 'hardware'] as const;

/** Who takes the steps of a thread; a progress rule may leave out the help of user processes. */
export type Actor = (typeof ACTORS)[number];

/** Any thread, whatever its ports. */
export interface AnyThreadDef {
  readonly kind: 'thread';
  readonly id: string;
  readonly machine: AnyStateMachine;
  readonly actor: Actor;
  readonly ports: ReadonlySet<string>;
  /** Types only: the ports and what a rule sees. */
  readonly wires?: unknown;
  readonly says?: unknown;
}

/** A thread of execution: its transitions are the steps of the system. */
export interface ThreadDef<
  P,
  C = Record<string, never>,
  S extends string = string,
> extends AnyThreadDef {
  readonly wires?: P;
  readonly says?: { event: never; look: string; context: C; state: S };
}
