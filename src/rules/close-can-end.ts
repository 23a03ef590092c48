import { process } from '../machines/threads/process.ts';
import { each, progress } from '../model/rule.ts';

/**
 * Closing the device file can end without the help of any other process (source: facts D13;
 * lib/test_hmm.c: dmirror_fops_release).
 */
export const closeCanEnd = progress({
  id: 'close-can-end',
  sentence: 'closing the device file can end without the help of any other process',
  source: 'facts D13; lib/test_hmm.c: dmirror_fops_release',
  over: { process: each(process) },
  pending: ({ process: one }) => one.is('running.close'),
  demands: 'can finish without users',
});
