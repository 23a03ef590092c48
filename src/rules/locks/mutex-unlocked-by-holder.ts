import { mutex } from '../../machines/objects/locks/mutex.ts';
import { violation } from '../../model/rule.ts';

/**
 * A mutex is unlocked by the thread that holds it (source: kernel/locking/mutex.c: mutex_unlock).
 */
export const mutexUnlockedByHolder = violation({
  id: 'mutex-unlocked-by-holder',
  sentence: 'a mutex is unlocked by the thread that holds it',
  source: 'kernel/locking/mutex.c: mutex_unlock',
  of: mutex,
  states: ['unlockedByNonHolder'],
});
