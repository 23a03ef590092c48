import { lockOrder } from '../model/rule.ts';

export const lockOrderHasNoCycle = lockOrder({
  id: 'lock-order-has-no-cycle',
  sentence: 'locks are never taken in an order that closes a cycle',
  source: 'Documentation/locking/lockdep-design.rst; I13',
});
