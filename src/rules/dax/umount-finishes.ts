import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * An unmount always finishes when every pin ends (source: facts C6, A13; fs/dax.c:
 * dax_break_layout_final).
 *
 * Said of whoever unmounts: of each state tagged `unmounting`.
 */
export const umountFinishes = progress({
  id: 'umount-finishes',
  sentence: 'an unmount always finishes when every pin ends',
  source: 'facts C6, A13; fs/dax.c: dax_break_layout_final',
  over: { umount: each(tagged('unmounting')) },
  pending: ({ umount }) => umount.has('unmounting'),
  demands: 'always finishes',
});
