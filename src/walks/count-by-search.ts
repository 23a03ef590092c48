import { Compiled } from '../checker/tables/compile.ts';
import { explore } from '../checker/search/explore.ts';
import type { Known } from './coverage.ts';
import { knownFrom } from './covering.ts';
import type { WalkSubject } from './subject-of.ts';

/**
 * What an exhaustive search of a subject counts, to measure a campaign by. It keeps the limits of
 * `unplug verify`.
 *
 * @returns undefined when the search stopped at a limit
 * @throws ModelError for a mistake in the model
 */
export async function countBySearch(subject: WalkSubject): Promise<Known | undefined> {
  const { system, sizes, revisions } = subject;
  return knownFrom(await explore(new Compiled(system, sizes, revisions)));
}
