import type { Edit } from '../../model/edit.ts';
import { daxInsertAfterSection } from './dax-insert-after-section.ts';
import { daxUnbindWithoutUnmap } from './dax-unbind-without-unmap.ts';
import { daxUnmapBeforeKill } from './dax-unmap-before-kill.ts';
import { killDaxWithoutSynchronizeSrcu } from './kill-dax-without-synchronize-srcu.ts';
import { longtermPinOutlivesUnbind } from './longterm-pin-outlives-unbind.ts';
import { munmapOvertaken } from './munmap-overtaken.ts';

/** Upstream fixes and candidates that are judged on device-dax. */
export const deviceDaxHistory: readonly Edit[] = [
  longtermPinOutlivesUnbind,
  munmapOvertaken,
  killDaxWithoutSynchronizeSrcu,
  daxUnmapBeforeKill,
  daxUnbindWithoutUnmap,
  daxInsertAfterSection,
];
