import { isError } from '../log/address.ts';
import { PCI_P2PDMA } from '../kernel/memory-types.ts';
import { allocationAt } from './holds.ts';
import type { Heard } from '../probes/heard.ts';
import type { Means } from '../probes/meanings.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { EventDetails } from './slice-builder.ts';
import type { Handlers, LinkParts } from './handlers.ts';
import { nameOf } from './slice.ts';

type P2pMeans =
  | 'p2pmem_alloc_mmap'
  | 'p2pmem_alloc_mmap_ret'
  | 'pci_alloc_p2pmem'
  | 'pci_alloc_p2pmem_ret'
  | 'pci_free_p2pmem';

/** Events of one allocation, each of which says nothing without the others. */
const OF_ALLOCATION: readonly Means[] = [
  'pci_alloc_p2pmem',
  'pci_alloc_p2pmem_ret',
  'pci_free_p2pmem',
];

/** Reads the events of PCI_P2PDMA memory. */
export function p2pHandlers({ pagemaps, router, calls, shows }: LinkParts): Handlers<P2pMeans> {
  /** Where some of these are not shown, nothing can be concluded of what the others tell. */
  const needs = (means: readonly Means[]): boolean => {
    const events = means.filter((one) => !shows(one));
    if (events.length === 0) return true;
    for (const pagemap of registered()) {
      const facts = { events, type: PCI_P2PDMA };
      pagemap.doubt({ kind: 'not armed', object: nameOf(pagemap), facts });
    }
    return false;
  };

  const registered = (): RegisteredPagemap[] =>
    [...pagemaps.live()].filter(({ type, registered: is }) => is && type === PCI_P2PDMA);

  /** The pagemap that a kernel address belongs to. */
  const ofAddress = (address: string): RegisteredPagemap | undefined => {
    if (!/^0x[0-9a-f]+$/i.test(address)) return undefined;
    const at = BigInt(address);
    return registered().find(({ range, mappedAt }) => {
      if (range === undefined || mappedAt === undefined) return false;
      return at >= mappedAt && at - mappedAt <= range.end - range.start;
    });
  };

  const tellAll = (heard: Heard, details?: EventDetails): void => {
    const all = registered();
    if (all.length === 0) router.settle(heard);
    for (const pagemap of all) router.tell(heard, pagemap, details);
  };

  /** Pagemaps that were registered when a task entered an mmap. */
  const entered = new Map<string, readonly RegisteredPagemap[]>();

  return {
    p2pmem_alloc_mmap: (heard) => {
      calls.enter(heard);
      tellAll(heard);
      entered.set(heard.runner, registered());
    },
    p2pmem_alloc_mmap_ret: (heard) => {
      calls.leave(heard);
      if (!needs(['p2pmem_alloc_mmap'])) return router.settle(heard);
      const known = entered.get(heard.runner) ?? registered();
      entered.delete(heard.runner);
      // The file is there before the memory: an mmap may begin before it is registered.
      for (const pagemap of registered()) {
        if (!known.includes(pagemap)) router.tell(heard, pagemap, {}, 'p2pmem_alloc_mmap');
      }
      const failed = Number(heard.field('result') ?? '0') !== 0;
      if (!failed) {
        for (const { users } of registered()) users.map(heard.runner, heard.by, heard.line);
      }
      tellAll(heard, { variant: failed ? 'error' : 'ok' });
    },
    pci_alloc_p2pmem: (heard) => {
      if (!needs(OF_ALLOCATION)) return router.settle(heard);
      const all = registered();
      const only = all.length === 1 ? all[0] : undefined;
      calls.enter(heard, only);
      // Of several the result tells which it was.
      if (only) router.tellPagemap(heard, only);
      else router.settle(heard);
    },
    pci_alloc_p2pmem_ret: (heard) => {
      if (!needs(OF_ALLOCATION)) return router.settle(heard);
      const call = calls.leave(heard);
      const told = call?.pagemap;
      const address = heard.field('result') ?? '0x0';
      const isNull = Number(address) === 0 || isError(address);
      const pagemap = told ?? (isNull ? undefined : ofAddress(address));
      if (!pagemap) return router.settle(heard);
      if (call && !told) router.tellPagemap(heard, pagemap, {}, 'pci_alloc_p2pmem');
      router.tellPagemap(heard, pagemap, { variant: isNull ? 'null' : 'ok' });
      if (isNull) return;
      const { line: from, by } = heard;
      const page = allocationAt(address);
      pagemap.holds.take({ page, from, by, doing: 'pci_alloc_p2pmem' });
    },
    pci_free_p2pmem: (heard) => {
      if (!needs(OF_ALLOCATION)) return router.settle(heard);
      const address = heard.field('address') ?? '';
      const pagemap = ofAddress(address);
      if (!pagemap) return router.settle(heard);
      router.tellPagemap(heard, pagemap);
      const page = allocationAt(address);
      if (pagemap.holds.held.has(page)) pagemap.holds.free(page, heard.line, heard.by);
    },
  };
}
