import type { Compiled } from '../tables/compile.ts';
import type { Exploration, ExploreOptions } from './exploration.ts';
import type { Path } from './path.ts';
import { Search } from './search.ts';

/** What bounds a search from a state. */
interface FromOptions extends Required<Pick<ExploreOptions, 'from'>> {
  /** It ends there; what is not expanded then counts as what anything may follow. */
  readonly statesMax: number;
  /** Whether to go on from a state. */
  readonly within?: (locals: Int32Array) => boolean;
}

/**
 * A small breadth-first search from a state in the middle of a run, with its edges: what is found of
 * deadlock and progress is true of the system, and what is not found is not known.
 *
 * @throws ModelError for a mistake in the model that only shows in a reachable state
 */
export function exploreFrom(compiled: Compiled, options: FromOptions): Exploration {
  const search = new Search(compiled, { ...options, rules: [], keepEdges: true });
  while (search.pending && search.size < options.statesMax)
    search.expand(options.statesMax, options.statesMax);
  return search.result(search.pending ? 'states' : undefined, 0, true);
}

/** The same search with the run that leads to its first state, so that its paths begin where the run does. */
export function afterRun(exploration: Exploration, { states }: Path): Exploration {
  const { states: count, compiled, parent, locals } = exploration;
  const everyone = compiled.instances.map((_, i) => i);
  return {
    ...exploration,
    parent: (state) => {
      if (state === 0 && states.length > 1) return count + states.length - 2;
      if (state < count) return parent(state);
      return state === count ? -1 : state - 1;
    },
    locals(state, into, only = everyone) {
      if (state < count) return locals(state, into, only);
      for (const i of only) into[i] = states[state - count]![i]!;
      return into;
    },
  };
}
