import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * The wait for the last reference can always finish (source: facts A3 U3, G L1).
 *
 * A user at rest may hold its reference for ever, so that no more than this can be demanded.
 *
 * Said of whoever waits for the completion of the last put: of each state tagged `draining`.
 */
export const refWaitCanFinish = progress({
  id: 'ref-wait-can-finish',
  sentence: 'the wait for the last reference can always finish',
  source: 'facts A3 U3, G L1',
  over: { killer: each(tagged('draining')) },
  pending: ({ killer }) => killer.has('draining'),
  demands: 'can finish',
});
