import { flushesWorkBeforeUnload } from '../duties/drivers/flushes-work-before-unload.ts';
import { system } from '../model/system.ts';
import { coverEvictionOfLostPage } from '../rules/cover/pages/eviction-of-lost-page.ts';
import { devicePrivateParts } from './device-private-parts.ts';
import { devicePrivateDuties } from './device-private-duties.ts';
import { devicePrivateLimits } from './device-private-limits.ts';
import { devicePrivateCoreRules } from './device-private-core-rules.ts';

/** The protocol of device-private memory on a device that may be reset or pulled out. */
export const driverUnplugSystem = system({
  id: 'driver-unplug',
  about:
    'The device is reset or pulled out, folio_free defers work, the module is unloaded: what is left behind?',
  sizes: {
    pages: { unit: 'pages', default: 1, max: 2, maxInRuns: 16 },
    processes: { unit: 'processes', default: 2, max: 2, maxInRuns: 8 },
  },
  rules: [...devicePrivateCoreRules, coverEvictionOfLostPage],
  duties: [...devicePrivateDuties, flushesWorkBeforeUnload],
  notModelled: devicePrivateLimits,
  compose(c, { pages = 1, processes = 2 }) {
    devicePrivateParts(c, {
      pages,
      processes,
      threads: 1,
      shrinks: false,
      closes: false,
      defers: true,
      fails: true,
    });
  },
});
