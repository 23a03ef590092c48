export * from './retries-under-notifier-lock.ts';
export * from './sets-seq-when-invalidated.ts';
export * from './unmaps-when-invalidated.ts';
export * from './walks-under-rcu.ts';
