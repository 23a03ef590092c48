import type { Action } from '../../checker/tables/action.ts';
import type { Compiled } from '../../checker/tables/compile.ts';
import type { Strategy } from './strategy.ts';

/**
 * Draws runs of the steps that a run took: whatever is shorter than it and does the same mostly takes some
 * of them, in another order or from another state.
 */
export function among(compiled: Compiled, actions: readonly Action[]): Strategy {
  const nameOf = ({ transition, thread }: Action): string => {
    const { machine, event } = compiled.transitions[transition]!;
    return `${machine} ${event} ${thread}`;
  };
  const names = new Set(actions.map(nameOf));
  const wanted: (boolean | undefined)[] = [];
  return {
    id: 'among',
    about: 'only the steps of another run',
    begin: (random) => ({
      step(run) {
        let count = 0;
        let chosen = -1;
        let at = 0;
        for (let lane = 0; lane < run.lanes; lane++) {
          if (run.able[lane] === 0) continue;
          const places = run.places(lane);
          for (let place = 0; place < places; place++) {
            if (!run.isAble(lane, place)) continue;
            const id = run.actionAt(lane, place);
            if (!(wanted[id] ??= names.has(nameOf(compiled.actions[id]!)))) continue;
            if (random.below(++count) !== 0) continue;
            chosen = lane;
            at = place;
          }
        }
        if (chosen < 0) return false;
        run.take(chosen, at);
        return true;
      },
    }),
  };
}
