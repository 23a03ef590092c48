export * from './lock-order-has-no-cycle.ts';
export * from './mutex-unlocked-by-holder.ts';
export * from './no-deadlock.ts';
export * from './nothing-sleeps-in-atomic-context.ts';
export * from './rcu-sections-balanced.ts';
export * from './rw-semaphore-unlocked-by-holder.ts';
export * from './spinlock-unlocked-by-holder.ts';
