import { completion } from '../../machines/objects/waits/completion.ts';
import { percpuRef } from '../../machines/objects/references/percpu-ref.ts';
import { all, invariant, one } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';
import { heldBy, type Holder } from '../../machines/parts/references/reference-holder.ts';

/**
 * A pagemap is released only when no user holds a reference (source: facts A1 REF-put, A3 U3).
 *
 * Not judged once the count is corrupt: what a user then holds is nothing.
 *
 * Said of whoever is tagged `holding` where it holds one, or counts in `refs` how many.
 */
export const releasedWhenUnused = invariant({
  id: 'released-when-unused',
  sentence: 'a pagemap is released only when no user holds a reference',
  source: 'facts A1 REF-put, A3 U3',
  mayLack: ['refs'],
  over: { ref: one(percpuRef), done: one(completion), users: all(tagged<Holder>('holding')) },
  holds: ({ ref, done, users }) =>
    ref.has('violation') || !done.is('done') || users.every((user) => heldBy(user) === 0),
  because: ({ users }) =>
    users
      .map((user) => [user.name, heldBy(user)] as const)
      .filter(([, refs]) => refs > 0)
      .map(([name, refs]) => `${name} holds ${refs === 1 ? 'a reference' : `${refs} references`}`)
      .join(', '),
});
