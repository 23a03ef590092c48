import { daxUmount } from '../../machines/threads/dax-umount.ts';
import { gupPin } from '../../machines/threads/gup-pin.ts';
import { all, cover, one } from '../../model/rule.ts';

/** An unmount sleeps until a pin ends (source: facts C6; fs/dax.c: dax_break_layout_final). */
export const coverUmountWaitsForPin = cover({
  id: 'cover-umount-waits-for-pin',
  sentence: 'an unmount sleeps until a pin ends',
  source: 'facts C6; fs/dax.c: dax_break_layout_final',
  over: { umount: one(daxUmount), pins: all(gupPin) },
  reached: ({ umount, pins }) => umount.is('evict.asleep') && pins.some((pin) => pin.is('pinned')),
});
