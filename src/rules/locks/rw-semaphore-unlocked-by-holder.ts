import { rwSemaphore } from '../../machines/objects/locks/rw-semaphore.ts';
import { violation } from '../../model/rule.ts';

/**
 * A reader-writer semaphore is unlocked by who holds it, and read-locked once by one thread
 * (source: kernel/locking/rwsem.c).
 */
export const rwSemaphoreUnlockedByHolder = violation({
  id: 'rw-semaphore-unlocked-by-holder',
  sentence:
    'a reader-writer semaphore is unlocked by who holds it, and read-locked once by one thread',
  source: 'kernel/locking/rwsem.c',
  of: rwSemaphore,
  states: {
    unbalanced: 'a reader-writer semaphore is unlocked by who holds it',
    readTwice: 'a reader-writer semaphore is read-locked once by one thread',
  },
});
