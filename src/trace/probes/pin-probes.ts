import { entryAndReturn } from './entry-and-return.ts';
import { PAGE } from './page-fetch.ts';
import type { Probe } from './probe.ts';

const PIN = { addr: '%di:x64', nr: '%si:s64', flags: '%dx:x32' } as const;
const PIN_PARAMS = ['start', 'nr_pages', 'gup_flags'] as const;
const PINNED = { ret: '$retval:s64' } as const;

/** Who takes pages for I/O and gives them back (mm/gup.c, block/bio.c, io_uring, fs/splice.c). */
export const pinProbes: readonly Probe[] = [
  ...entryAndReturn({
    event: 'pin_user_pages',
    on: 'pin_user_pages',
    params: PIN_PARAMS,
    fetch: PIN,
    returns: PINNED,
    about: 'pages of a process are pinned',
  }),
  ...entryAndReturn({
    event: 'pin_user_pages_fast',
    on: 'pin_user_pages_fast',
    params: PIN_PARAMS,
    fetch: PIN,
    returns: PINNED,
    about: 'pages of a process are pinned, without its locks where that is possible',
  }),
  ...entryAndReturn({
    event: 'unpin_user_page',
    means: 'unpin_user_page',
    on: 'unpin_user_page',
    fetch: PAGE,
    about: 'a pin is given back',
  }),
  ...entryAndReturn({
    event: 'unpin_user_pages',
    means: 'unpin_user_page',
    on: 'unpin_user_pages',
    params: ['pages', 'npages'],
    fetch: { nr: '%si:s64' },
    about: 'pins are given back',
  }),
  ...entryAndReturn({
    event: 'unpin_user_folio',
    means: 'unpin_user_page',
    on: 'unpin_user_folio',
    params: ['folio', 'npages'],
    fetch: { ...PAGE, nr: '%si:s64' },
    about: 'pins of one folio are given back',
  }),
  ...entryAndReturn({
    event: 'bio_release_pages',
    means: 'bio_release_pages',
    on: '__bio_release_pages',
    fetch: { bio: '%di:x64' },
    about: 'a block I/O gives its pages back',
  }),
  ...entryAndReturn({
    event: 'try_grab_folio',
    means: 'try_grab_folio',
    on: 'try_grab_folio',
    fetch: PAGE,
    about: 'a reference to a page is taken by its mapping',
  }),
  ...entryAndReturn({
    event: 'vmsplice',
    on: '__x64_sys_vmsplice',
    about: 'a process puts its pages into a pipe',
  }),
  ...entryAndReturn({
    event: 'ureg',
    on: 'io_sqe_buffers_register',
    about: 'io_uring pins buffers',
  }),
  ...entryAndReturn({
    event: 'uunreg',
    on: 'io_sqe_buffers_unregister',
    about: 'io_uring gives its buffers back',
  }),
];
