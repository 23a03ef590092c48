import { daxTruncate } from '../../machines/threads/dax-truncate.ts';
import { gupPin } from '../../machines/threads/gup-pin.ts';
import { all, cover, one } from '../../model/rule.ts';

/** A truncate sleeps until a pin ends (source: facts C6; fs/dax.c: dax_break_layout). */
export const coverTruncateWaitsForPin = cover({
  id: 'cover-truncate-waits-for-pin',
  sentence: 'a truncate sleeps until a pin ends',
  source: 'facts C6; fs/dax.c: dax_break_layout',
  over: { truncate: one(daxTruncate), pins: all(gupPin) },
  reached: ({ truncate, pins }) =>
    truncate.is('wait.asleep') && pins.some((pin) => pin.is('pinned')),
});
