/** The configuration of one state, as far as a change reaches into it. */
export interface StateText {
  readonly [key: string]: unknown;
}

/** The configuration of one transition. */
export interface TransitionText {
  readonly target?: string;
  readonly actions?: string | readonly string[];
  readonly guard?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/**
 * One change of a machine's text. Each names the text that it applies to, so that a change that no
 * longer fits is an error instead of a silent nothing.
 *
 * State paths are dotted (`memunmap_pages.wait`). A state whose `was` is given must look like that.
 */
export type Change =
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
      readonly to: TransitionText | readonly TransitionText[] | string;
    }
  | {
      readonly op: 'replace step';
      readonly machine: string;
      readonly state: string;
      readonly event: string;
      /** Parts of the present transition that must be there: target, ports. */
      readonly was: {
        readonly target?: string;
        readonly ports?: Readonly<Record<string, unknown>>;
      };
      /** Name of the step afterwards, when it changes. */
      readonly named?: string;
      readonly to: TransitionText | readonly TransitionText[] | string;
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

/** Takes a step away. */
export const dropStep = (machine: string, state: string, event: string): Change => ({
  op: 'drop step',
  machine,
  state,
  event,
});
/** Puts a step in; an error if one of that name is there. */
export const addStep = (
  machine: string,
  state: string,
  event: string,
  to: TransitionText | readonly TransitionText[] | string,
): Change => ({ op: 'add step', machine, state, event, to });
/** Replaces a step whose present text must match `was`. */
export const replaceStep = (
  machine: string,
  state: string,
  event: string,
  was: { target?: string; ports?: Readonly<Record<string, unknown>> },
  to: TransitionText | readonly TransitionText[] | string,
  named?: string,
): Change => ({
  op: 'replace step',
  machine,
  state,
  event,
  was,
  to,
  ...(named !== undefined && { named }),
});
/** Takes a state away; steps that lead to it must be changed as well. */
export const dropState = (machine: string, state: string): Change => ({
  op: 'drop state',
  machine,
  state,
});
/** Puts a state in; an error if one of that name is there. */
export const addState = (machine: string, state: string, to: StateText): Change => ({
  op: 'add state',
  machine,
  state,
  to,
});
/** Adds or removes a tag of a state (`rest`, for instance). */
export const retag = (
  machine: string,
  state: string,
  tags: { add?: string; remove?: string },
): Change => ({ op: 'tag', machine, state, ...tags });
/** Starts a machine (or a compound state) elsewhere. */
export const startIn = (machine: string, was: string, to: string, state?: string): Change => ({
  op: 'initial',
  machine,
  was,
  to,
  ...(state !== undefined && { state }),
});
