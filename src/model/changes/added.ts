import type { To } from './transition-text.ts';
import type { EventKind } from '../event-kind.ts';
import type { AnyObjectDef, Look } from '../object-def.ts';
import { idOf, type Changed, type ContextIn, type StateOf } from '../paths.ts';
import type { Composer, Sizes } from '../composer.ts';
import type { There } from './there.ts';

/** An action as `assign` makes it. */
type Action = (args: never, params: never) => void;
type Guard = (args: never, params: never) => boolean;
/** What may be looked at, whatever its context. */
type AnyLook = Look<Record<string, unknown>>;

/** Creates instances and wires them, `there` being what the system has already. */
type ComposeMore = (composer: Composer, there: There, sizes: Readonly<Sizes>) => void;

/** Something that a system does not have yet: a part of a machine, or instances. */
export type AddedPart =
  | {
      readonly op: 'add event';
      readonly machine: string;
      readonly event: string;
      readonly kind: EventKind;
      /** The question that an answer belongs to. */
      readonly question?: string;
      readonly carries?: true;
      readonly in: Readonly<Record<string, To>>;
      readonly elsewhere?: string;
    }
  | { readonly op: 'add guard'; readonly machine: string; readonly name: string; guard: Guard }
  | { readonly op: 'add action'; readonly machine: string; readonly name: string; action: Action }
  | { readonly op: 'add look'; readonly machine: string; readonly name: string; look: AnyLook }
  | {
      readonly op: 'start with';
      readonly machine: string;
      readonly context: Readonly<Record<string, unknown>>;
    };

/** Instances of machines, published or one's own, that are put beside those of the system. */
export interface AddedInstances {
  readonly op: 'add instances';
  readonly compose: ComposeMore;
}

export type Added = AddedPart | AddedInstances;

/** What becomes of an event that an object does not have yet. */
export interface NewEvent<D> {
  /** As in `object`: an effect, a wait, or an answer to a question. */
  readonly kind: EventKind;
  /** The question that an answer belongs to, one that the object has or a new one. */
  readonly question?: string;
  /** It carries a value of the thread that sends it, as with `carries` of `object`. */
  readonly carries?: true;
  /** Where it leads in these states and in those inside them. */
  readonly in?: { readonly [S in StateOf<D>]?: To };
  /** In every other state that is not a violation: `stays`, or a target such as `#page.usedAfterFree`. */
  readonly elsewhere?: string;
}

/**
 * Puts an event into an object, in all of its states at once.
 *
 * @example addEvent(pgmapEntry, 'MOVE', { kind: 'effect', in: { stored: 'absent' }, elsewhere: 'stays' })
 */
export const addEvent = <D extends AnyObjectDef | string>(
  machine: D,
  event: string,
  { kind, question, carries, in: states = {}, elsewhere }: NewEvent<D>,
): AddedPart => ({
  op: 'add event',
  machine: idOf(machine),
  event,
  kind,
  in: states as Readonly<Record<string, To>>,
  ...(question !== undefined && { question }),
  ...(carries === true && { carries }),
  ...(elsewhere !== undefined && { elsewhere }),
});
/** Puts in a guard that transitions of the machine may name from then on. */
export const addGuard = <D extends Changed>(
  machine: D,
  name: string,
  guard: (args: { context: ContextIn<D>; event: { type: string } }) => boolean,
): AddedPart => ({ op: 'add guard', machine: idOf(machine), name, guard: guard as Guard });
/** Puts in an action, made by `assign`, that transitions of the machine may name from then on. */
export const addAction = (machine: Changed, name: string, action: Action): AddedPart => ({
  op: 'add action',
  machine: idOf(machine),
  name,
  action,
});
/** Puts in a look that steps may name from then on. */
export const addLook = <D extends AnyObjectDef | string>(
  machine: D,
  name: string,
  look: Look<ContextIn<D>>,
): AddedPart => ({ op: 'add look', machine: idOf(machine), name, look: look as AnyLook });
/** Starts every instance of a machine with these values in its context. */
export const startWith = <D extends Changed>(
  machine: D,
  context: Partial<ContextIn<D>>,
): AddedPart => ({
  op: 'start with',
  machine: idOf(machine),
  context: context as Readonly<Record<string, unknown>>,
});
/**
 * Creates instances beside those of the system, and wires new ports of threads that it has.
 *
 * @param compose as of a system; `there` finds what the system has by its definition
 */
export const addInstances = (compose: ComposeMore): AddedInstances => ({
  op: 'add instances',
  compose,
});
