import type { Edit } from '../../model/edit.ts';
import { closeRacesUnregister } from './close-races-unregister.ts';
import { evictOnClose } from './evict-on-close.ts';
import { exitWithoutEnter } from './exit-without-enter.ts';

/** Upstream fixes and candidates that are judged on device-file. */
export const deviceFileHistory: readonly Edit[] = [
  evictOnClose,
  closeRacesUnregister,
  exitWithoutEnter,
];
