import { entryAndReturn } from './entry-and-return.ts';
import { PAGE } from './page-fetch.ts';
import type { Probe } from './probe.ts';

/** The memory of PCI devices for their peers, PCI_P2PDMA (drivers/pci/p2pdma.c, drivers/pci/hotplug). */
export const p2pdmaProbes: readonly Probe[] = [
  ...entryAndReturn({
    event: 'pci_p2pdma_add_resource',
    on: 'pci_p2pdma_add_resource',
    params: ['pdev', 'bar', 'size'],
    fetch: { pdev: '%di:x64', bar: '%si:s32', size: '%dx:x64' },
    returns: { ret: '$retval:s32' },
    about: 'a driver offers a BAR as peer-to-peer memory',
  }),
  ...entryAndReturn({
    event: 'pci_alloc_p2pmem',
    means: 'pci_alloc_p2pmem',
    returnMeans: 'pci_alloc_p2pmem_ret',
    returnFields: { result: 'kaddr' },
    on: 'pci_alloc_p2pmem',
    params: ['pdev', 'size'],
    fetch: { size: '%si:u64' },
    returns: { kaddr: '$retval:x64' },
    about: 'peer-to-peer memory is allocated in the kernel',
  }),
  ...entryAndReturn({
    event: 'pci_free_p2pmem',
    means: 'pci_free_p2pmem',
    fields: { address: 'kaddr' },
    on: 'pci_free_p2pmem',
    params: ['pdev', 'addr', 'size'],
    fetch: { kaddr: '%si:x64', size: '%dx:u64' },
    about: 'it is given back',
  }),
  ...entryAndReturn({
    event: 'p2pmem_alloc_mmap',
    means: 'p2pmem_alloc_mmap',
    returnMeans: 'p2pmem_alloc_mmap_ret',
    returnFields: { result: 'ret' },
    on: 'p2pmem_alloc_mmap',
    returns: { ret: '$retval:s32' },
    about: 'a process maps peer-to-peer memory through sysfs',
  }),
  {
    event: 'drv_page_free',
    means: 'drv_page_free',
    arm: [{ kind: 'p', on: ['p2pdma_folio_free', 'p2pdma_page_free'], fetch: PAGE }],
  },
  ...entryAndReturn({
    event: 'p2p_unmap_mappings',
    on: 'pci_p2pdma_unmap_mappings',
    about: 'the sysfs file is removed: its mappings are zapped',
  }),
  ...entryAndReturn({
    event: 'p2p_release',
    on: 'pci_p2pdma_release',
    about: 'the provider of a PCI device is freed',
  }),
  ...entryAndReturn({
    event: 'nvme_remove',
    on: 'nvme:nvme_remove',
    returns: {},
    about: 'an NVMe drive, whose controller memory buffer may be peer-to-peer memory, is unbound',
  }),
  ...entryAndReturn({
    event: 'pciehp_unconfigure',
    on: 'pciehp_unconfigure_device',
    params: ['ctrl', 'presence'],
    fetch: { presence: '%si:u8' },
    returns: {},
    about: 'a PCIe hotplug slot takes its devices away',
  }),
  ...entryAndReturn({
    event: 'pci_stop_and_remove',
    on: 'pci_stop_and_remove_bus_device',
    about: 'a PCI device is removed',
  }),
];
