import { retag } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A pin of device memory ends by itself: no user keeps one for as long as it likes (source:
 * mm/gup.c; fs/splice.c: vmsplice_to_pipe; facts A11, A13).
 *
 * Dropped: the page lies in a pipe, where vmsplice has put it, and nothing obliges anybody to read it.
 */
export const unpinsBeforeUnplug = duty({
  id: 'unpins-before-unplug',
  sentence: 'a pin of device memory ends by itself: no user keeps one for as long as it likes',
  whose: 'user',
  source: 'mm/gup.c; fs/splice.c: vmsplice_to_pipe; facts A11, A13',
  dropped: [retag('coherent_pin', 'pinned', { add: 'rest' })],
});
