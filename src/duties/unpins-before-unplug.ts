import { replaceStep, retag } from '../model/change.ts';
import { duty } from '../model/duty.ts';

const pin = 'coherent_pin';
const dead = { process: 'looks dead' };

/** Dropped: the page is in a pipe, as vmsplice puts it there, until the process has exited. */
export const unpinsBeforeUnplug = duty({
  id: 'unpins-before-unplug',
  sentence: 'a pin of device memory ends by itself: no user keeps one for as long as it likes',
  whose: 'user',
  source: 'mm/gup.c; fs/splice.c: vmsplice_to_pipe; facts A11, A13',
  dropped: [
    retag(pin, 'pinned', { add: 'rest' }),
    replaceStep(
      pin,
      'pinned',
      'unpin_user_page',
      { target: 'unpinned', ports: { page: 'PUT' } },
      { target: 'unpinned', meta: { ports: { ...dead, page: 'PUT' }, facts: 'A11' } },
      'pipe_release at exit: put_page',
    ),
    replaceStep(
      pin,
      'pinned',
      'unpin_user_page (last)',
      { target: 'free', ports: { page: 'PUT_LAST' } },
      { target: 'free', meta: { ports: { ...dead, page: 'PUT_LAST' }, facts: 'A11, A6' } },
      'pipe_release at exit: put_page (last)',
    ),
  ],
});
