import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * A plain tryget is under way while the owner waits: it is not a test for live (source: facts A1
 * REF-tryget).
 */
export const coverTrygetAfterKill = cover({
  id: 'cover-tryget-after-kill',
  sentence: 'a plain tryget is under way while the owner waits: it is not a test for live',
  source: 'facts A1 REF-tryget',
  over: { killers: all(tagged('draining')), users: all(tagged('trying')) },
  reached: ({ killers, users }) =>
    killers.some((killer) => killer.has('draining')) && users.some((user) => user.has('trying')),
});
