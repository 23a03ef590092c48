import { ModelError } from '../../model/error.ts';
import type { Instance } from '../../model/composer.ts';
import type { Offer } from './local-states.ts';

/** Every way to choose the indices that a step picks. */
export function choices(
  instance: Instance,
  { meta, event, state }: Offer,
): Record<string, number>[] {
  let all: Record<string, number>[] = [{}];
  for (const index of meta.picks ?? []) {
    const count = instance.picks[index];
    if (count === undefined) {
      throw new ModelError(
        `thread ${instance.name}, state ${state}, step ${event}`,
        `picks ${index}, but the system does not say from how many`,
        `pass { picks: { ${index}: … } } where the thread is created`,
      );
    }
    all = all.flatMap((chosen) =>
      Array.from({ length: count }, (_, i) => ({ ...chosen, [index]: i })),
    );
  }
  return all;
}
