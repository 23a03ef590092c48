import { answersNoBeforeSplit } from '../../duties/owners/answers-no-before-split.ts';
import { changesOwnerUnderLock } from '../../duties/owners/changes-owner-under-lock.ts';
import { closesGateBeforeEviction } from '../../duties/owners/closes-gate-before-eviction.ts';
import { retriesUnderNotifierLock } from '../../duties/hmm/retries-under-notifier-lock.ts';
import { revokesBeforeWayGoes } from '../../duties/owners/revokes-before-way-goes.ts';
import { setsSeqWhenInvalidated } from '../../duties/hmm/sets-seq-when-invalidated.ts';
import { unmapsWhenInvalidated } from '../../duties/hmm/unmaps-when-invalidated.ts';
import { walksUnderRcu } from '../../duties/hmm/walks-under-rcu.ts';

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
