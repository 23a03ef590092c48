import type { StateText, To, Was } from './transition-text.ts';
import type { Added } from './added.ts';
import { idOf, type Changed, type EventOf, type StateOf } from '../paths.ts';

/**
 * One change of a machine's text. Each names the text that it applies to, so that a change that no
 * longer fits is an error instead of a silent nothing.
 *
 * State paths are dotted (`memunmap_pages.wait`). A state whose `was` is given must look like that.
 */
export type TextChange =
  | {
      readonly op: 'drop step';
      readonly machine: string;
      readonly state: string;
      readonly event: string;
    }
  | {
      readonly op: 'add step';
      readonly machine: string;
      readonly state: string;
      readonly event: string;
      readonly to: To;
    }
  | {
      readonly op: 'replace step';
      readonly machine: string;
      readonly state: string;
      readonly event: string;
      readonly was: Was;
      /** Name of the step afterwards, when it changes. */
      readonly named?: string;
      readonly to: To;
    }
  | { readonly op: 'drop state'; readonly machine: string; readonly state: string }
  | {
      readonly op: 'add state';
      readonly machine: string;
      readonly state: string;
      readonly to: StateText;
    }
  | {
      readonly op: 'tag';
      readonly machine: string;
      readonly state: string;
      readonly add?: string;
      readonly remove?: string;
    }
  | {
      readonly op: 'initial';
      readonly machine: string;
      readonly state?: string;
      readonly was: string;
      readonly to: string;
    };

/** One change of a system: of a machine's text, or something that is added to it. */
export type Change = TextChange | Added;

/**
 * Takes a step away.
 *
 * @param machine its definition, by which the compiler checks state and event, or its id
 */
export const dropStep = <D extends Changed>(
  machine: D,
  state: StateOf<D>,
  event: EventOf<D>,
): TextChange => ({
  op: 'drop step',
  machine: idOf(machine),
  state,
  event,
});
/** Puts a step in; an error if one of that name is there. */
export const addStep = <D extends Changed>(
  machine: D,
  state: StateOf<D>,
  event: EventOf<D>,
  to: To<D>,
): TextChange => ({ op: 'add step', machine: idOf(machine), state, event, to: to as To });
/** Replaces a step whose present text must match `was`. */
export const replaceStep = <D extends Changed>(
  machine: D,
  state: StateOf<D>,
  event: EventOf<D>,
  was: Was<D>,
  to: To<D>,
  named?: string,
): TextChange => ({
  op: 'replace step',
  machine: idOf(machine),
  state,
  event,
  was: was as Was,
  to: to as To,
  ...(named !== undefined && { named }),
});
/** Takes a state away; steps that lead to it must be changed as well. */
export const dropState = <D extends Changed>(machine: D, state: StateOf<D>): TextChange => ({
  op: 'drop state',
  machine: idOf(machine),
  state,
});
/** Puts a state in, `name` or `parent.name`; an error if one of that name is there. */
export const addState = (machine: Changed, state: string, to: StateText): TextChange => ({
  op: 'add state',
  machine: idOf(machine),
  state,
  to,
});
/** Adds or removes a tag of a state (`rest`, for instance). */
export const retag = <D extends Changed>(
  machine: D,
  state: StateOf<D>,
  tags: { add?: string; remove?: string },
): TextChange => ({ op: 'tag', machine: idOf(machine), state, ...tags });
/** Starts a machine (or the compound state that is named last) in `to` instead of `was`. */
export const startIn = <D extends Changed>(
  machine: D,
  was: string,
  to: string,
  state?: StateOf<D>,
): TextChange => ({
  op: 'initial',
  machine: idOf(machine),
  was,
  to,
  ...(state !== undefined && { state }),
});
