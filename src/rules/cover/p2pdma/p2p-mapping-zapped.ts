import { all, cover } from '../../../model/rule.ts';
import { runBy } from '../../../model/scope.ts';

/** The unplug takes a mapping away and frees its page (source: facts C7 d, A6). */
export const coverP2pMappingZapped = cover({
  id: 'cover-p2p-mapping-zapped',
  sentence: 'the unplug takes a mapping away and frees its page',
  source: 'facts C7 d, A6',
  mayLack: ['unmapping', 'freeing'],
  over: { threads: all(runBy('driver')) },
  needs: { processes: 1 },
  reached: ({ threads }) => threads.some((one) => one.has('unmapping') && one.has('freeing')),
});
