import { clientFreesP2pMemory } from '../duties/p2pdma/client-frees-p2p-memory.ts';
import { clientFreesP2pMemoryOnce } from '../duties/p2pdma/client-frees-p2p-memory-once.ts';
import { clientFreesWithoutDeviceLock } from '../duties/p2pdma/client-frees-without-device-lock.ts';
import { leavesKernfsFileOnce } from '../duties/p2pdma/leaves-kernfs-file-once.ts';
import { requestsEnd } from '../duties/p2pdma/requests-end.ts';

/** What others have to do for a provider to be unplugged. */
export const p2pdmaDuties = [
  clientFreesP2pMemory,
  clientFreesP2pMemoryOnce,
  clientFreesWithoutDeviceLock,
  requestsEnd,
  leavesKernfsFileOnce,
];
