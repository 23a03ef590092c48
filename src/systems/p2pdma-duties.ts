import { clientFreesP2pMemory } from '../duties/client-frees-p2p-memory.ts';
import { clientFreesP2pMemoryOnce } from '../duties/client-frees-p2p-memory-once.ts';
import { clientFreesWithoutDeviceLock } from '../duties/client-frees-without-device-lock.ts';
import { leavesKernfsFileOnce } from '../duties/leaves-kernfs-file-once.ts';
import { requestsEnd } from '../duties/requests-end.ts';

/** What others have to do for a provider to be unplugged. */
export const p2pdmaDuties = [
  clientFreesP2pMemory,
  clientFreesP2pMemoryOnce,
  clientFreesWithoutDeviceLock,
  requestsEnd,
  leavesKernfsFileOnce,
];
