import { violation } from '../model/rule.ts';
import { doneCompletedOnce } from '../rules/done-completed-once.ts';
import { drainedMeansFree } from '../rules/drained-means-free.ts';
import { noInitAfterKill } from '../rules/no-init-after-kill.ts';
import { pageNotUsedAfterRemove } from '../rules/page-not-used-after-remove.ts';
import { pageNotUsedWhileFree } from '../rules/page-not-used-while-free.ts';
import { pagemapNotUsedAfterRemove } from '../rules/pagemap-not-used-after-remove.ts';
import { pgmapRefNotNegative } from '../rules/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pgmap-ref-not-used-after-exit.ts';
import { refcountNotOverwritten } from '../rules/refcount-not-overwritten.ts';
import { unregisteredOnce } from '../rules/unregistered-once.ts';
import { registration } from './registration.ts';

const registeredOnce = violation({
  id: 'registered-once',
  sentence: 'memremap_pages is never given a struct that is registered',
  source: 'facts A2; mm/memremap.c: memremap_pages',
  of: registration,
  states: ['registeredTwice'],
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
  drainedMeansFreeAtReturn,
  pagemapNotUsedAfterRemove,
  pageNotUsedWhileFree,
  pageNotUsedAfterRemove,
  refcountNotOverwritten,
  pgmapRefNotNegative,
  pgmapRefNotUsedAfterExit,
  doneCompletedOnce,
];
