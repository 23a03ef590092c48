import type { Armed } from '../kernel/armed.ts';
import type { LogKernel } from '../kernel/kernel-of-log.ts';
import type { Registered } from '../link/slice.ts';
import type { SliceTables } from './slice-tables.ts';

/** What followers share: how the log was recorded, as far as it is known by now. */
export interface Recorded {
  readonly tables: SliceTables;
  readonly kernel: LogKernel;
  /** Replaced when more gets known. */
  armed: Armed;
  /** By how many microseconds the clocks of two CPUs may differ. */
  readonly skewUs: number;
  /** Registrations whose verdict may be another one now. */
  readonly stirred: Set<Registered>;
}
