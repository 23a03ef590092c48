import { spinlock } from '../../machines/objects/locks/spinlock.ts';
import { violation } from '../../model/rule.ts';

/**
 * A spinlock is unlocked by the thread that holds it (source: kernel/locking/spinlock.c:
 * _raw_spin_unlock).
 */
export const spinlockUnlockedByHolder = violation({
  id: 'spinlock-unlocked-by-holder',
  sentence: 'a spinlock is unlocked by the thread that holds it',
  source: 'kernel/locking/spinlock.c: _raw_spin_unlock',
  of: spinlock,
  states: ['unlockedByNonHolder'],
});
