import { row, type FactsSection } from './facts-row.ts';

/** Memory of a dax device, and peer-to-peer memory of a PCI device: how it comes, is used and goes. */
export const factsOfGeneric: readonly FactsSection[] = [
  {
    id: 'C5',
    title: 'device-dax (drivers/dax/device.c, bus.c, super.c)',
    rows: [
      row('create', 'a dax device is dead while no driver is bound'),
      row('probe', 'region, pagemap, character device, each left to devres'),
      row('run', 'the device is alive at last'),
      row('fault', 'one section of the dax SRCU tests for a live device and inserts the page'),
      row('kill', 'unbind: the device is dead, and the faults that saw it alive are waited for'),
      row('unmap', 'unbind: every mapping is taken away'),
      row('release', 'unbind: character device, pagemap, region and memory, in reverse'),
      row(
        'pin',
        'a longterm pin is allowed and not waited for',
        'the steps of the pin cite A11; see the duty no-pin-outlives-unbind',
      ),
      row(
        'fsdev',
        'a device of 2026 with pages of the type FS_DAX clears ops and folios before memunmap_pages',
        'left out: its pages are those of the system fs-dax',
      ),
    ],
  },
  {
    id: 'C7',
    title: 'PCI P2PDMA (drivers/pci/p2pdma.c)',
    rows: [
      row(
        'a',
        'the pool, pdev->p2pdma and the sysfs files; their action is listed first and runs last',
      ),
      row('b', 'the struct that holds the pagemap'),
      row('c', 'the pagemap is registered; its action runs memunmap_pages'),
      row('d', 'the last action: the sysfs file is drained and its mappings taken away'),
      row('add', 'the memory is given to the pool, its owner is the reference of the pagemap'),
      row('fail', 'the pool does not take it: what was registered is taken back'),
      row('alloc', 'under RCU: find the pool, take memory, take a live reference or give back'),
      row('free', 'memory goes back to the pool, then the reference is put'),
      row(
        'mmap',
        'a temporary reference, then for each page count, entry and reference of its own',
      ),
      row('io', 'a request holds mapped pages until it completes'),
      row(
        'provider',
        'a provider without a pagemap, for DMABUF',
        'left out: nothing of it is unregistered',
      ),
    ],
  },
];
