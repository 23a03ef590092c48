import { completion } from '../../machines/objects/waits/completion.ts';
import { percpuRef } from '../../machines/objects/references/percpu-ref.ts';
import { invariant, one } from '../../model/rule.ts';

/**
 * The release of a pagemap is run only after its reference count was killed (source: facts G I2).
 */
export const doneOnlyAfterKill = invariant({
  id: 'done-only-after-kill',
  sentence: 'the release of a pagemap is run only after its reference count was killed',
  source: 'facts G I2',
  over: { ref: one(percpuRef), done: one(completion) },
  holds: ({ ref, done }) => !(done.is('done') && ref.is('live')),
});
