import type { Limit } from '../../schemas/verdict.ts';
import type { Compiled } from '../tables/compile.ts';
import {
  DEFAULT_LIMITS,
  type Exploration,
  type ExploreOptions,
  type Limits,
} from './exploration.ts';
import { Search } from './search.ts';

/** States expanded between two looks at the clock, the limits and Ctrl-C. */
const BATCH = 1 << 13;

/**
 * Breadth-first search of all reachable states over packed states and tables.
 *
 * @throws ModelError for a mistake in the model that only shows in a reachable state
 */
export async function explore(
  compiled: Compiled,
  options: ExploreOptions = {},
): Promise<Exploration> {
  const search = new Search(compiled, options);
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const cpu = process.cpuUsage();
  const wall = Date.now();
  const seconds = (): number => {
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1e6;
  };
  let limit: Limit | undefined;
  while (search.pending && limit === undefined) {
    search.expand(BATCH, limits.statesMax);
    if (options.stopAtFirst === true && search.judge.broken) limit = 'first violation';
    else if (search.size >= limits.statesMax) limit = 'states';
    else if (search.bytes > limits.memoryMaxMib * 2 ** 20) limit = 'memory';
    else if (Date.now() - wall > limits.timeMaxSeconds * 1000) limit = 'time';
    await breathe();
    if (options.interrupted?.() === true) limit = 'interrupted';
    options.onProgress?.({ ...search.counts, cpuSeconds: seconds() });
  }
  return search.result(search.pending ? limit : undefined, seconds());
}

/** Lets signals and other work in between two batches. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
