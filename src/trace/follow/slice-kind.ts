import type { Revision } from '../../model/changes/revised-instances.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Armed } from '../kernel/armed.ts';
import type { LogKernel } from '../kernel/kernel-of-log.ts';
import { FS_DAX, GENERIC, isDax, PCI_P2PDMA } from '../kernel/memory-types.ts';
import type { IdlePage } from './observe.ts';
import { sliceDax } from '../slices/slice-dax.ts';
import { sliceP2p } from '../slices/slice-p2p.ts';
import type { Slice } from '../link/slice.ts';
import { sliceSystem } from '../slices/slice-system.ts';

/** Pins of one page that may be taken unseen: a page of GENERIC memory can be a large folio. */
const PINS_MAX: Readonly<Record<number, number>> = { [FS_DAX]: 8, [GENERIC]: 520 };

/** What the slices of one type of memory are held against. */
interface SliceKind {
  readonly system: SystemDef;
  readonly sizes: Readonly<Record<string, number>>;
  readonly revisions: readonly Revision[];
  /** Whether the count of the pagemap is that of all its pages, one by one. */
  readonly counts: boolean;
  /** How the count of a page reads that nobody uses, when it says who maps or pins it. */
  readonly idle?: IdlePage;
}

/** The model of a slice, by the type of its memory. */
export function kindOf(slice: Slice, armed: Armed, kernel: LogKernel): SliceKind {
  const { type } = slice.pagemap;
  const isPage = slice.page !== undefined;
  const sizes = {
    // Rounded up, so that slices with about as many tasks share their tables.
    tasks: 2 ** Math.ceil(Math.log2(Math.max(1, slice.tasks))),
    pages: isPage ? 1 : 0,
    // Other pages of the pagemap hold references; so do lookups that no probe would show.
    unseen: !isPage && armed.has('get_dev_pagemap') ? 0 : 1,
  };
  if (isDax(slice.pagemap)) {
    const idle = {
      count: type === FS_DAX && kernel.countsMappings ? 0 : 1,
      countsMappings: kernel.countsMappings,
    };
    const pins = isPage ? PINS_MAX[type!]! : 0;
    return { system: sliceDax, sizes: { ...sizes, pins }, revisions: [], counts: true, idle };
  }
  if (type === PCI_P2PDMA) return { system: sliceP2p, sizes, revisions: [], counts: false };
  return { system: sliceSystem, sizes, revisions: kernel.revisions, counts: true };
}
