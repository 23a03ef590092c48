import { refKiller } from '../machines/threads/ref-killer.ts';
import { one, progress } from '../model/rule.ts';

/**
 * The wait for the last reference can always finish (source: facts A3 U3, G L1).
 *
 * A user at rest may hold its reference for ever, so that no more than this can be demanded.
 */
export const refWaitCanFinish = progress({
  id: 'ref-wait-can-finish',
  sentence: 'the wait for the last reference can always finish',
  source: 'facts A3 U3, G L1',
  over: { killer: one(refKiller) },
  pending: ({ killer }) => killer.is('waiting'),
  demands: 'can finish',
});
