import { completion } from '../machines/objects/completion.ts';
import { percpuRef } from '../machines/objects/percpu-ref.ts';
import { refUser } from '../machines/threads/ref-user.ts';
import { all, invariant, one } from '../model/rule.ts';

/**
 * A pagemap is released only when no user holds a reference (source: facts A1 REF-put, A3 U3).
 *
 * Not judged once the count is corrupt: what a user then holds is nothing.
 */
export const releasedWhenUnused = invariant({
  id: 'released-when-unused',
  sentence: 'a pagemap is released only when no user holds a reference',
  source: 'facts A1 REF-put, A3 U3',
  over: { ref: one(percpuRef), done: one(completion), users: all(refUser) },
  holds: ({ ref, done, users }) =>
    ref.has('violation') || !done.is('done') || users.every(({ context }) => context.refs === 0),
  because: ({ users }) =>
    users
      .filter(({ context }) => context.refs > 0)
      .map(
        ({ name, context }) =>
          `${name} holds ${context.refs === 1 ? 'a reference' : `${context.refs} references`}`,
      )
      .join(', '),
});
