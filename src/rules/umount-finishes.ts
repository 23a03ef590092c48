import { daxUmount } from '../machines/threads/dax-umount.ts';
import { one, progress } from '../model/rule.ts';

/**
 * An unmount always finishes when every pin ends (source: facts C6, A13; fs/dax.c:
 * dax_break_layout_final).
 */
export const umountFinishes = progress({
  id: 'umount-finishes',
  sentence: 'an unmount always finishes when every pin ends',
  source: 'facts C6, A13; fs/dax.c: dax_break_layout_final',
  over: { umount: one(daxUmount) },
  pending: ({ umount }) => umount.is('evict'),
  demands: 'always finishes',
});
