import type { Edit } from '../../model/edit.ts';
import { amdkfdEvictsNothing } from './amdkfd-evicts-nothing.ts';
import { migrateBeforeLongtermPin } from './migrate-before-longterm-pin.ts';
import { testHmmEvictsOnce } from './test-hmm-evicts-once.ts';

/** Upstream fixes and candidates that are judged on device-coherent. */
export const deviceCoherentHistory: readonly Edit[] = [
  migrateBeforeLongtermPin,
  testHmmEvictsOnce,
  amdkfdEvictsNothing,
];
