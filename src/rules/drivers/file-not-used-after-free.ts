import { deviceFile } from '../../machines/objects/drivers/device-file.ts';
import { violation } from '../../model/rule.ts';

/**
 * No fault uses the object of a file that was closed (source: facts D13; lib/test_hmm.c:
 * dmirror_fops_release).
 */
export const fileNotUsedAfterFree = violation({
  id: 'file-not-used-after-free',
  sentence: 'no fault uses the object of a file that was closed',
  source: 'facts D13; lib/test_hmm.c: dmirror_fops_release',
  of: deviceFile,
  states: ['usedAfterFree'],
});
