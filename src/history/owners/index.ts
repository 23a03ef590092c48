import type { Edit } from '../../model/edit.ts';
import { faultNonOwnerEntries } from './fault-non-owner-entries.ts';
import { ownerChangedWithoutLock } from './owner-changed-without-lock.ts';
import { pagemapKilledBeforeEviction } from './pagemap-killed-before-eviction.ts';
import { pmdWalkWithoutRcu } from './pmd-walk-without-rcu.ts';

/** Upstream fixes and candidates that are judged on owners. */
export const ownersHistory: readonly Edit[] = [
  faultNonOwnerEntries,
  pmdWalkWithoutRcu,
  pagemapKilledBeforeEviction,
  ownerChangedWithoutLock,
];
