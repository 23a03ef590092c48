import { callsMemunmapOnce } from '../duties/calls-memunmap-once.ts';
import { dropsItsOwnReferences } from '../duties/drops-its-own-references.ts';
import { evictsUntilEmpty } from '../duties/evicts-until-empty.ts';
import { freesContainerAfterUnregister } from '../duties/frees-container-after-unregister.ts';
import { freesMemoryAfterPages } from '../duties/frees-memory-after-pages.ts';
import { gatesAllocationBeforeKill } from '../duties/gates-allocation-before-kill.ts';
import { holdsNoLockAcrossWait } from '../duties/holds-no-lock-across-wait.ts';
import { keepsCopyEngine } from '../duties/keeps-copy-engine.ts';

/** What every driver with device-private pages has to do when it is unbound. */
export const devicePrivateDuties = [
  gatesAllocationBeforeKill,
  evictsUntilEmpty,
  keepsCopyEngine,
  freesMemoryAfterPages,
  holdsNoLockAcrossWait,
  dropsItsOwnReferences,
  callsMemunmapOnce,
  freesContainerAfterUnregister,
];
