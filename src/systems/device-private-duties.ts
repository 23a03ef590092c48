import { callsMemunmapOnce } from '../duties/pagemap/calls-memunmap-once.ts';
import { dropsItsOwnReferences } from '../duties/pages/drops-its-own-references.ts';
import { evictsUntilEmpty } from '../duties/pages/evicts-until-empty.ts';
import { freesContainerAfterUnregister } from '../duties/pagemap/frees-container-after-unregister.ts';
import { freesMemoryAfterPages } from '../duties/pages/frees-memory-after-pages.ts';
import { gatesAllocationBeforeKill } from '../duties/pages/gates-allocation-before-kill.ts';
import { holdsNoLockAcrossWait } from '../duties/pages/holds-no-lock-across-wait.ts';
import { keepsCopyEngine } from '../duties/pages/keeps-copy-engine.ts';

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
