import { system } from '../model/system.ts';
import { coverAllocationRacesUnplug } from '../rules/cover/pages/allocation-races-unplug.ts';
import { coverEvictionSkipsPin } from '../rules/cover/pages/eviction-skips-pin.ts';
import { coverLastPutByUnpin } from '../rules/cover/pages/last-put-by-unpin.ts';
import { coverLastPutAfterFlush } from '../rules/cover/pages/last-put-after-flush.ts';
import { coverLastPutInSwitch } from '../rules/cover/pages/last-put-in-switch.ts';
import { deviceCoherentDuties } from './device-coherent-duties.ts';
import { deviceCoherentLimits } from './device-coherent-limits.ts';
import { devicePrivateParts } from './device-private-parts.ts';
import { devicePrivateCoreRules } from './device-private-core-rules.ts';

/** The protocol of coherent memory, kernel 7.3. */
export const deviceCoherentSystem = system({
  id: 'device-coherent',
  about:
    'Coherent device pages are mapped like RAM and pinned by get_user_pages while the driver is unbound: what holds up unregistering?',
  sizes: {
    pages: { unit: 'pages', default: 1, max: 2, maxInRuns: 16 },
    processes: { unit: 'processes', default: 2, max: 2, maxInRuns: 8 },
    pins: { unit: 'pins, one for each of the first processes', default: 1, max: 2 },
  },
  alsoAt: [
    { pages: 2, processes: 1 },
    { pages: 1, processes: 2, pins: 2 },
  ],
  rules: [
    ...devicePrivateCoreRules,
    coverEvictionSkipsPin,
    coverLastPutByUnpin,
    coverLastPutAfterFlush,
    coverLastPutInSwitch,
    coverAllocationRacesUnplug,
  ],
  duties: deviceCoherentDuties,
  notModelled: deviceCoherentLimits,
  compose(c, { pages = 1, processes = 2, pins = 1 }) {
    devicePrivateParts(c, {
      pages,
      processes,
      pins,
      memory: 'coherent',
      shrinks: false,
      fails: false,
    });
  },
});
