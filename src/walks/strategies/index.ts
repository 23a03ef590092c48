import { ModelError } from '../../model/error.ts';
import { nearest } from '../../model/similar.ts';
import { mix } from './mix.ts';
import { priorities } from './priorities.ts';
import type { Strategy } from './strategy.ts';
import { swarm } from './swarm.ts';
import { uniformSteps } from './uniform-steps.ts';
import { uniformThreads } from './uniform-threads.ts';

/** Every strategy, the default first. */
export const strategies: readonly Strategy[] = [
  mix,
  swarm,
  priorities,
  uniformThreads,
  uniformSteps,
];

/**
 * The strategy of this name; the default without.
 *
 * @throws ModelError when there is none
 */
export function strategyNamed(id: string = mix.id): Strategy {
  const found = strategies.find((one) => one.id === id);
  if (!found)
    throw new ModelError(
      `strategy ${id}`,
      'is not known',
      nearest(
        id,
        strategies.map((one) => one.id),
      ),
    );
  return found;
}
