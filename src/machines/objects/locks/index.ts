export { mutex } from './mutex.ts';
export { rcuReader } from './rcu-domain.ts';
export { rwSemaphore } from './rw-semaphore.ts';
export { spinlock } from './spinlock.ts';
export { srcu } from './srcu.ts';
