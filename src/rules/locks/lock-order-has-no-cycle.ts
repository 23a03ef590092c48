import { lockOrder } from '../../model/rule.ts';

/**
 * Locks that the model has as objects are never taken in an order that closes a cycle (source:
 * Documentation/locking/lockdep-design.rst; I13).
 *
 * It ranges over the locks that a system has as objects. In the device-private systems these are
 * device_lock, the copy lock, and the page-table lock from the put that frees a page until its unlock;
 * the folio lock and mmap_lock are parts of pages and threads and are not ordered.
 */
export const lockOrderHasNoCycle = lockOrder({
  id: 'lock-order-has-no-cycle',
  sentence: 'locks that the model has as objects are never taken in an order that closes a cycle',
  source: 'Documentation/locking/lockdep-design.rst; I13',
});
