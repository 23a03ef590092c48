import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** A truncate sleeps until a pin ends (source: facts C6; fs/dax.c: dax_break_layout). */
export const coverTruncateWaitsForPin = cover({
  id: 'cover-truncate-waits-for-pin',
  sentence: 'a truncate sleeps until a pin ends',
  source: 'facts C6; fs/dax.c: dax_break_layout',
  mayLack: ['asleep'],
  over: { waiters: all(tagged('truncating')), pins: all(tagged('pinned')) },
  reached: ({ waiters, pins }) =>
    waiters.some((waiter) => waiter.has('truncating') && waiter.has('asleep')) &&
    pins.some((pin) => pin.has('pinned')),
});
