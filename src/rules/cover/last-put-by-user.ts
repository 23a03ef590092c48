import { refUser } from '../../machines/threads/ref-user.ts';
import { all, cover } from '../../model/rule.ts';

/** A user drops the last reference and releases (source: facts A1 REF-put). */
export const coverLastPutByUser = cover({
  id: 'cover-last-put-by-user',
  sentence: 'a user drops the last reference and releases',
  source: 'facts A1 REF-put',
  over: { users: all(refUser) },
  reached: ({ users }) => users.some((user) => user.is('releasing')),
});
