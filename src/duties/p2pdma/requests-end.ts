import { retag } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A driver ends every request, with an error when the device has gone (source: facts C7, A12
 * surprise; block/blk-mq.c: blk_mq_end_request).
 */
export const requestsEnd = duty({
  id: 'requests-end',
  sentence: 'a driver ends every request, with an error when the device has gone',
  whose: 'driver',
  source: 'facts C7, A12 surprise; block/blk-mq.c: blk_mq_end_request',
  shownAt: { processes: 1 },
  dropped: [retag('p2p_request', 'inFlight', { add: 'rest' })],
});
