import { refKiller } from '../../machines/threads/ref-killer.ts';
import { refUser } from '../../machines/threads/ref-user.ts';
import { all, cover, one } from '../../model/rule.ts';

/**
 * A plain tryget is under way while the owner waits: it is not a test for live (source: facts A1
 * REF-tryget).
 */
export const coverTrygetAfterKill = cover({
  id: 'cover-tryget-after-kill',
  sentence: 'a plain tryget is under way while the owner waits: it is not a test for live',
  source: 'facts A1 REF-tryget',
  over: { killer: one(refKiller), users: all(refUser) },
  reached: ({ killer, users }) => killer.is('waiting') && users.some((user) => user.is('trying')),
});
