import { answersNoBeforeSplit } from '../../duties/answers-no-before-split.ts';
import { changesOwnerUnderLock } from '../../duties/changes-owner-under-lock.ts';
import { closesGateBeforeEviction } from '../../duties/closes-gate-before-eviction.ts';
import { retriesUnderNotifierLock } from '../../duties/retries-under-notifier-lock.ts';
import { revokesBeforeWayGoes } from '../../duties/revokes-before-way-goes.ts';
import { setsSeqWhenInvalidated } from '../../duties/sets-seq-when-invalidated.ts';
import { unmapsWhenInvalidated } from '../../duties/unmaps-when-invalidated.ts';
import { walksUnderRcu } from '../../duties/walks-under-rcu.ts';

/** What is done in the default design so that the rules hold, and whose duty it is. */
export const ownersDuties = [
  answersNoBeforeSplit,
  changesOwnerUnderLock,
  closesGateBeforeEviction,
  retriesUnderNotifierLock,
  revokesBeforeWayGoes,
  setsSeqWhenInvalidated,
  unmapsWhenInvalidated,
  walksUnderRcu,
];
