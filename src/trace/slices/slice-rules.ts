import { violation } from '../../model/rule.ts';
import { doneCompletedOnce } from '../../rules/references/done-completed-once.ts';
import { drainedMeansFree } from '../../rules/pages/drained-means-free.ts';
import { memmapNotUsedAfterRemove } from '../../rules/pagemap/memmap-not-used-after-remove.ts';
import { noInitAfterKill } from '../../rules/pagemap/no-init-after-kill.ts';
import { pageNotUsedAfterRemove } from '../../rules/pages/page-not-used-after-remove.ts';
import { pageNotUsedWhileFree } from '../../rules/pages/page-not-used-while-free.ts';
import { pagemapNotUsedAfterRemove } from '../../rules/pagemap/pagemap-not-used-after-remove.ts';
import { pgmapRefNotNegative } from '../../rules/pagemap/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../../rules/pagemap/pgmap-ref-not-used-after-exit.ts';
import { refcountNotOverwritten } from '../../rules/pages/refcount-not-overwritten.ts';
import { unregisteredOnce } from '../../rules/pagemap/unregistered-once.ts';
import { daxUse } from './dax-use.ts';
import { registration } from './registration.ts';
import { unregister } from './unregister.ts';

export const registeredOnce = violation({
  id: 'registered-once',
  sentence: 'memremap_pages is never given a struct that is registered',
  source: 'facts A2; mm/memremap.c: memremap_pages',
  of: registration,
  states: ['registeredTwice'],
});

/** The rule of the protocol, seen at the entry of the second call. */
export const unregisterBegunOnce = violation({
  id: 'unregister-begun-once',
  sentence: 'a pagemap is unregistered once',
  source: unregisteredOnce.source,
  of: unregister,
  states: ['begunTwice'],
});

/** The rule of the protocol, seen at the event at which the wait is over. */
const drainedMeansFreeAtReturn = violation({
  id: drainedMeansFree.id,
  sentence: drainedMeansFree.sentence,
  source: drainedMeansFree.source,
  of: registration,
  states: ['drainedInUse'],
});

/** What a log can be seen to break. */
export const sliceRules = [
  noInitAfterKill,
  registeredOnce,
  unregisteredOnce,
  unregisterBegunOnce,
  drainedMeansFreeAtReturn,
  pagemapNotUsedAfterRemove,
  pageNotUsedWhileFree,
  pageNotUsedAfterRemove,
  refcountNotOverwritten,
  pgmapRefNotNegative,
  pgmapRefNotUsedAfterExit,
  doneCompletedOnce,
];

const notRemovedWhilePinned = violation({
  id: 'not-removed-while-pinned',
  sentence: 'no struct page is removed while its page is pinned',
  source: 'facts A3 U4.3, D.6 CAND-8; mm/memremap.c: pageunmap_range',
  of: daxUse,
  states: ['removedWhilePinned'],
});

const notRemovedWhileMapped = violation({
  id: 'not-removed-while-mapped',
  sentence: 'no struct page is removed while a page table maps its page',
  source: 'facts A3 U4.3, C6; mm/memremap.c: pageunmap_range',
  of: daxUse,
  states: ['removedWhileMapped'],
});

const notMappedAfterRemove = violation({
  id: 'not-mapped-after-remove',
  sentence: 'no page is mapped or pinned whose struct page is removed',
  source: 'facts A3 U4.3, C5 C6; fs/dax.c: dax_insert_entry',
  of: daxUse,
  states: ['mappedAfterRemove'],
});

const pinnedBeforeUnpinned = violation({
  id: 'pinned-before-unpinned',
  sentence: 'a reference is put by who has it',
  source: 'facts A11; mm/gup.c: unpin_user_page',
  of: daxUse,
  states: ['putTwice'],
});

/** What a log of FS_DAX or GENERIC memory can be seen to break. */
export const daxSliceRules = [
  registeredOnce,
  unregisteredOnce,
  unregisterBegunOnce,
  notRemovedWhilePinned,
  notRemovedWhileMapped,
  notMappedAfterRemove,
  pinnedBeforeUnpinned,
  memmapNotUsedAfterRemove,
  pagemapNotUsedAfterRemove,
  pgmapRefNotNegative,
  pgmapRefNotUsedAfterExit,
  doneCompletedOnce,
];
