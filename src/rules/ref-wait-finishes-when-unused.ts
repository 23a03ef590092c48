import { refKiller } from '../machines/threads/ref-killer.ts';
import { refUser } from '../machines/threads/ref-user.ts';
import { all, one, progress } from '../model/rule.ts';

/**
 * Once no user holds a reference or takes one, the wait always finishes (source: facts A1 REF-sw.3,
 * A3 U3, G L1).
 */
export const refWaitFinishesWhenUnused = progress({
  id: 'ref-wait-finishes-when-unused',
  sentence: 'once no user holds a reference or takes one, the wait always finishes',
  source: 'facts A1 REF-sw.3, A3 U3, G L1',
  over: { killer: one(refKiller), users: all(refUser) },
  pending: ({ killer, users }) =>
    killer.is('waiting') && users.every(({ context }) => context.refs === 0),
  demands: 'always finishes',
});
