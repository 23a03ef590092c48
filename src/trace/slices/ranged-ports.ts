import type { ranges } from './ranges.ts';
import type { scope } from './scope.ts';
import type { SlicePorts } from './slice-ports.ts';

/** What the threads of a slice touch when the pagemap has references for its ranges. */
export interface RangedPorts extends SlicePorts {
  ranges: typeof ranges;
  scope: typeof scope;
}
