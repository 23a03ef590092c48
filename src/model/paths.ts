import type { AnyStateMachine, SnapshotFrom } from 'xstate';
import type { AnyObjectDef } from './object-def.ts';
import type { AnyThreadDef } from './thread-def.ts';

type IdsOf<M extends AnyStateMachine> = keyof ReturnType<SnapshotFrom<M>['getMeta']>;
type WithoutMachine<I> = I extends `${string}.${infer Path}` ? Path : never;

/** The states of a machine as dotted paths, `memunmap_pages.wait`; any text where its type tells none. */
export type PathsOf<M extends AnyStateMachine> =
  string extends IdsOf<M> ? string : WithoutMachine<IdsOf<M>>;

/** A machine that is changed: its definition, or its id. */
export type Changed = AnyObjectDef | AnyThreadDef | string;

type Said<D> = D extends { says?: infer S } ? NonNullable<S> : never;

/** The states of a definition; of an id any text. */
export type StateOf<D> = Said<D> extends { state: infer S extends string } ? S : string;

/** The events of an object; the steps of a thread are found when the change is made. */
export type EventOf<D> = D extends { readonly kind: 'object' }
  ? Said<D> extends { event: infer E extends string }
    ? E
    : string
  : string;

/** The ports of a thread; of an object or an id there are none to check. */
export type PortsOf<D> = D extends { readonly kind: 'thread'; readonly wires?: infer P }
  ? NonNullable<P>
  : never;

/** The context of a definition; of an id any. */
export type ContextIn<D> = Said<D> extends { context: infer C } ? C : Record<string, unknown>;

/** The id of a machine that is named by itself or by its definition. */
export const idOf = (machine: Changed): string =>
  typeof machine === 'string' ? machine : machine.id;
