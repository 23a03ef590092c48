import { system } from '../model/system.ts';
import { fsDaxDuties } from './fs-dax-duties.ts';
import { fsDaxLimits } from './fs-dax-limits.ts';
import { fsDaxParts } from './fs-dax-parts.ts';
import { fsDaxRules } from './fs-dax-rules.ts';

/** The protocol of FS_DAX memory, kernel 7.3. */
export const fsDaxSystem = system({
  id: 'fs-dax',
  about:
    'Processes map and pin pages of a file straight from the device; the file is truncated, the file system unmounted, the driver unbound: does anybody use a page that is gone?',
  sizes: {
    pages: { unit: 'pages', default: 1, max: 2, maxInRuns: 16 },
    processes: { unit: 'processes', default: 2, max: 3, maxInRuns: 8 },
    holder: { unit: 'file systems that are told of the removal', default: 0, min: 0, max: 1 },
  },
  alsoAt: [{ pages: 2, processes: 1, holder: 1 }],
  rules: fsDaxRules,
  duties: fsDaxDuties,
  notModelled: fsDaxLimits,
  compose(c, { pages = 1, processes = 2, holder = 0 }) {
    fsDaxParts(c, { pages, processes, holder: holder === 1 });
  },
});
