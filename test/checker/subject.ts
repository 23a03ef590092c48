import type { Subject } from '../../src/checker/verify-system.ts';

/** The parts of a subject that say: the newest kernel, nothing reverted, nothing dropped. */
export const NEWEST_SUBJECT: Omit<Subject, 'system'> = {
  sizes: {},
  kernel: '7.3',
  reverted: [],
  dropped: [],
  revisions: [],
};
