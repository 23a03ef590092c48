import { system } from '../model/system.ts';
import { closeEvictsUntilEmpty } from '../duties/drivers/close-evicts-until-empty.ts';
import { closeKeepsUnregisterAway } from '../duties/drivers/close-keeps-unregister-away.ts';
import { closeCanEnd } from '../rules/drivers/close-can-end.ts';
import { devicePrivateParts } from './device-private-parts.ts';
import { devicePrivateDuties } from './device-private-duties.ts';
import { devicePrivateLimits } from './device-private-limits.ts';
import { devicePrivateCoreRules } from './device-private-core-rules.ts';

/** The protocol of device-private memory with a device file that is closed while pages are mapped. */
export const deviceFileSystem = system({
  id: 'device-file',
  about:
    'The last descriptor of the device file is closed while its pages are mapped: does anybody use the freed file?',
  sizes: {
    pages: { unit: 'pages', default: 1, max: 2, maxInRuns: 16 },
    processes: { unit: 'processes', default: 2, max: 2, maxInRuns: 8 },
  },
  rules: [...devicePrivateCoreRules, closeCanEnd],
  duties: [...devicePrivateDuties, closeEvictsUntilEmpty, closeKeepsUnregisterAway],
  notModelled: devicePrivateLimits,
  compose(c, { pages = 1, processes = 2 }) {
    devicePrivateParts(c, {
      pages,
      processes,
      threads: 1,
      shrinks: false,
      closes: true,
      defers: false,
      fails: false,
    });
  },
});
