import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * A page fault of a device can end without the help of any user process (source: facts A11 H4 H6,
 * K14).
 *
 * Said of each state tagged `importing`. It is judged where nothing is unplugged and no way comes up:
 * either would end it.
 */
export const deviceFaultCanEnd = progress({
  id: 'device-fault-can-end',
  sentence: 'a page fault of a device can end without the help of any user process',
  source: 'facts A11 H4 H6, K14',
  over: { importer: each(tagged('importing')) },
  pending: ({ importer }) => importer.has('importing'),
  demands: 'can finish without users',
  needs: { unplug: 'no', ways: 'none' },
});
