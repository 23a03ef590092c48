import { system } from '../model/system.ts';
import { coverAllocationRacesUnplug } from '../rules/cover/pages/allocation-races-unplug.ts';
import { coverFaultMeetsEviction } from '../rules/cover/pages/fault-meets-eviction.ts';
import { coverLastPutInExit } from '../rules/cover/pages/last-put-in-exit.ts';
import { coverLastPutInFault } from '../rules/cover/pages/last-put-in-fault.ts';
import { coverLastPutInSwitch } from '../rules/cover/pages/last-put-in-switch.ts';
import { devicePrivateParts } from './device-private-parts.ts';
import { devicePrivateDuties } from './device-private-duties.ts';
import { devicePrivateLimits } from './device-private-limits.ts';
import { devicePrivateCoreRules } from './device-private-core-rules.ts';

/** The protocol of device-private memory, kernel 7.3. */
export const devicePrivateSystem = system({
  id: 'device-private',
  about:
    'Device-private pages travel between page tables, faults and migrations while the driver is unbound: is unregistering safe, and does it finish?',
  sizes: {
    pages: { unit: 'pages', default: 2, max: 3, maxInRuns: 16 },
    processes: { unit: 'processes', default: 2, max: 3, maxInRuns: 8 },
    threads: { unit: 'threads of each process', default: 1, max: 2, maxInRuns: 4 },
    shrinkers: { unit: 'shrinkers', default: 0, min: 0, max: 1 },
  },
  // One thread a process stands for two (fault and migration): lifted here, where it still fits.
  alsoAt: [
    { pages: 1, processes: 1, threads: 2, shrinkers: 1 },
    { pages: 1, processes: 2, threads: 2 },
    { pages: 2, processes: 1, threads: 2 },
  ],
  rules: [
    ...devicePrivateCoreRules,
    coverFaultMeetsEviction,
    coverLastPutInSwitch,
    coverLastPutInFault,
    coverLastPutInExit,
    coverAllocationRacesUnplug,
  ],
  duties: devicePrivateDuties,
  notModelled: devicePrivateLimits,
  compose(c, { pages = 2, processes = 2, threads = 1, shrinkers = 0 }) {
    devicePrivateParts(c, {
      pages,
      processes,
      threads,
      shrinks: shrinkers === 1,
      closes: false,
      defers: false,
      fails: false,
    });
  },
});

export default devicePrivateSystem;
