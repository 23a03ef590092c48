import type { RangedPorts } from './ranged-ports.ts';
import type { transient } from './transient.ts';

/** What the threads of a slice of PCI_P2PDMA memory touch. */
export interface P2pPorts extends RangedPorts {
  /** Allocations of drivers of the kernel, each with one reference of the pagemap. */
  allocations: typeof transient;
}
