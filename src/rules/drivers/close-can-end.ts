import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * Closing the device file can end without the help of any other process (source: facts D13;
 * lib/test_hmm.c: dmirror_fops_release).
 *
 * Said of whoever is in release() of the device file: of each state tagged `closing`.
 */
export const closeCanEnd = progress({
  id: 'close-can-end',
  sentence: 'closing the device file can end without the help of any other process',
  source: 'facts D13; lib/test_hmm.c: dmirror_fops_release',
  over: { closer: each(tagged('closing')) },
  pending: ({ closer }) => closer.has('closing'),
  demands: 'can finish without users',
});
