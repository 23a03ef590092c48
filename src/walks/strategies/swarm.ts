import type { Execution } from '../execution.ts';
import type { Random } from '../random.ts';
import { Freezes } from './freezes.ts';
import type { Strategy } from './strategy.ts';

/** A thread of laziness n goes 4 to the power of n times as rarely as one of laziness 0. */
const LAZINESS_MAX = 3;
/** How often the thread that went last goes on, one of them drawn for each run. */
const GOES_ON = [0, 0.5, 0.8, 0.95] as const;
/** Which share of the steps is left out, one of them drawn for each run. */
const LEFT_OUT = [0, 0, 0.2, 0.5] as const;
/** Which share of the places of a family (a page, a process) is left out. */
const PLACES_OUT = [0, 0.5, 0.8] as const;
/** Another thread is tried so often where the chosen one has only steps that are left out. */
const TRIES = 4;

/**
 * Swarm testing (A. Groce et al., ISSTA 2012): each run leaves out some of the steps and some of the pages
 * altogether, and has threads that seldom go, so that runs differ from each other more than their steps do.
 */
export const swarm: Strategy = {
  id: 'swarm',
  about:
    'each run leaves out steps and members of families drawn for it, has threads that seldom go, stays with a thread for a while, and stops one in the middle of something',
  begin(random, begun, lengthMax) {
    const { compiled, lanes } = begun;
    const freezes = new Freezes(random, begun, lengthMax);
    const weights = Float64Array.from(
      { length: lanes },
      () => 4 ** -random.below(LAZINESS_MAX + 1),
    );
    const goesOn = GOES_ON[random.below(GOES_ON.length)]!;
    const leftOut = LEFT_OUT[random.below(LEFT_OUT.length)]!;
    const placesOut = PLACES_OUT[random.below(PLACES_OUT.length)]!;
    const salt = random.next();
    /** By id of an action: 0 not drawn yet, 1 wanted, 2 left out. */
    let drawn = new Uint8Array(Math.max(64, compiled.actions.length));
    const isOut = (id: number): boolean => {
      if (id >= drawn.length) {
        const longer = new Uint8Array(id * 2);
        longer.set(drawn);
        drawn = longer;
      }
      if (drawn[id] === 0) {
        const { transition, picks } = compiled.actions[id]!;
        // By names: numbers of transitions depend on what was met first.
        const { machine, state, event } = compiled.transitions[transition]!;
        const out =
          share(salt, `${machine} ${state} ${event}`) < leftOut ||
          Object.entries(picks).some(
            ([index, place]) => place > 0 && share(salt, `${index} ${place}`) < placesOut,
          );
        drawn[id] = out ? 2 : 1;
      }
      return drawn[id] === 2;
    };
    let last = -1;
    const take = (run: Execution, lane: number, place: number): true => {
      run.take(lane, place);
      freezes.went(lane, run);
      last = lane;
      return true;
    };
    return {
      step(run) {
        if (run.total === 0) return false;
        freezes.heed(run);
        let lane = last;
        if (
          last < 0 ||
          run.able[last] === 0 ||
          freezes.isFrozen(last, run) ||
          !random.happens(goesOn)
        )
          lane = weighted(run, weights, freezes, random);
        for (let tries = 0; tries < TRIES; tries++) {
          const place = wanted(run, lane, random, isOut);
          if (place >= 0) return take(run, lane, place);
          lane = weighted(run, weights, freezes, random);
        }
        return take(run, lane, run.placeOf(lane, random.below(run.able[lane]!)));
      },
    };
  },
};

/** A number from 0 to 1 for a name, the same for the same name (FNV-1a). */
function share(salt: number, name: string): number {
  let hash = salt ^ 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** A lane that can step and is not stopped, each as likely as its weight says. */
function weighted(run: Execution, weights: Float64Array, freezes: Freezes, random: Random): number {
  const { able, lanes } = run;
  let sum = 0;
  for (let lane = 0; lane < lanes; lane++)
    if (able[lane]! > 0 && !freezes.isFrozen(lane, run)) sum += weights[lane]!;
  let left = (random.next() / 0x1_0000_0000) * sum;
  let chosen = -1;
  for (let lane = 0; lane < lanes && left >= 0; lane++) {
    if (able[lane] === 0 || freezes.isFrozen(lane, run)) continue;
    chosen = lane;
    left -= weights[lane]!;
  }
  return chosen;
}

/**
 * The place of an enabled step of a lane that is not left out; of a thread that is under way any, where all
 * are left out; -1 of one at rest.
 */
function wanted(
  run: Execution,
  lane: number,
  random: Random,
  isOut: (id: number) => boolean,
): number {
  const places = run.places(lane);
  let count = 0;
  let chosen = -1;
  for (let place = 0; place < places; place++) {
    if (!run.isAble(lane, place) || isOut(run.actionAt(lane, place))) continue;
    if (random.below(++count) === 0) chosen = place;
  }
  if (chosen >= 0 || run.rests(lane)) return chosen;
  return run.placeOf(lane, random.below(run.able[lane]!));
}
