import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** An unmount sleeps until a pin ends (source: facts C6; fs/dax.c: dax_break_layout_final). */
export const coverUmountWaitsForPin = cover({
  id: 'cover-umount-waits-for-pin',
  sentence: 'an unmount sleeps until a pin ends',
  source: 'facts C6; fs/dax.c: dax_break_layout_final',
  mayLack: ['asleep'],
  over: { waiters: all(tagged('unmounting')), pins: all(tagged('pinned')) },
  reached: ({ waiters, pins }) =>
    waiters.some((waiter) => waiter.has('unmounting') && waiter.has('asleep')) &&
    pins.some((pin) => pin.has('pinned')),
});
