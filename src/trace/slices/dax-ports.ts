import type { memmap } from '../../machines/objects/pagemap/memmap.ts';
import type { daxUse } from './dax-use.ts';
import type { RangedPorts } from './ranged-ports.ts';

/** What the threads of a slice of FS_DAX or GENERIC memory touch. */
export interface DaxPorts extends RangedPorts {
  use: typeof daxUse;
  memmap: typeof memmap;
}
