import type { Action } from '../checker/tables/action.ts';

/** Where the search for a smaller run stands, so that it goes on there with what it found. */
export interface Stage {
  /** Steps that the run had when this round began: it is gone through until a round changes nothing. */
  readonly begun: number;
  /** How many steps are left out at a time; 0: those of a thread at a time. */
  readonly size: number;
  /** The first of them; of threads, the place among those that move. */
  readonly at: number;
}

/** Steps to try in place of a run, and where to go on if these are taken. */
interface Candidate {
  readonly actions: readonly Action[];
  readonly next: Stage;
}

/** Pairs of steps are tried in runs up to this long: their number grows with the square. */
const PAIRS_LENGTH_MAX = 80;

/** The stage in which a run has not been tried at all. */
export function firstStage(actions: readonly Action[]): Stage {
  return { begun: actions.length, size: 0, at: 0 };
}

/**
 * A run with steps left out: all of one thread, then ever smaller pieces (A. Zeller and R. Hildebrandt,
 * Simplifying and isolating failure-inducing input, 2002), then pairs, best first.
 */
export function* leaveOut(actions: readonly Action[], stage: Stage): Generator<Candidate> {
  yield* round(actions, stage);
  if (actions.length < stage.begun) yield* round(actions, firstStage(actions));
}

function* round(actions: readonly Action[], { begun, size, at }: Stage): Generator<Candidate> {
  const { length } = actions;
  if (size === 0) {
    const threads = [...new Set(actions.map(({ thread }) => thread))];
    for (let place = at; place < threads.length; place++)
      yield {
        actions: actions.filter(({ thread }) => thread !== threads[place]),
        next: { begun, size, at: place },
      };
  }
  let from = size === 0 ? 0 : at;
  for (let piece = size === 0 ? Math.ceil(length / 2) : size; piece >= 1; from = 0) {
    for (let first = from; first < length; first += piece)
      yield {
        actions: [...actions.slice(0, first), ...actions.slice(first + piece)],
        next: { begun, size: piece, at: first },
      };
    piece = piece === 1 ? 0 : Math.ceil(piece / 2);
  }
  if (length > PAIRS_LENGTH_MAX || length < begun) return;
  for (let one = 0; one < length; one++)
    for (let other = one + 1; other < length; other++)
      yield {
        actions: actions.filter((_, k) => k !== one && k !== other),
        next: firstStage(actions),
      };
}
