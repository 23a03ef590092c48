import { entryAndReturn } from './entry-and-return.ts';
import { PAGE } from './page-fetch.ts';
import type { Probe } from './probe.ts';

/** The callbacks of the kernel's own test driver (lib/test_hmm.c): a pattern for any driver's. */
export const hmmTestProbes: readonly Probe[] = [
  {
    event: 'drv_page_free',
    means: 'drv_page_free',
    arm: [{ kind: 'p', on: ['test_hmm:dmirror_devmem_free'], fetch: PAGE }],
  },
  ...entryAndReturn({
    event: 'drv_migrate_to_ram',
    on: 'test_hmm:dmirror_devmem_fault',
    fetch: { addr: '{vm_fault.address}(%di):x64' },
    returns: { ret: '$retval:x32' },
    about: 'the driver moves the page of a fault back',
  }),
  ...entryAndReturn({
    event: 'drv_open',
    on: 'test_hmm:dmirror_fops_open',
    about: 'its device is opened',
  }),
  ...entryAndReturn({
    event: 'drv_release',
    on: 'test_hmm:dmirror_fops_release',
    about: 'its device is closed',
  }),
  ...entryAndReturn({
    event: 'drv_evict',
    on: 'test_hmm:dmirror_device_evict_chunk',
    about: 'the driver evicts (often inlined: then migrate_device_range shows it)',
  }),
  ...entryAndReturn({
    event: 'drv_remove_chunks',
    on: 'test_hmm:dmirror_device_remove_chunks',
    about: 'the driver unregisters its pagemaps',
  }),
  // Not armed: 6.12 reads beyond a function that ends at the end of its page, and oopses in register_kprobe.
  { event: 'drv_exit', about: 'the exit function of the module' },
  { event: 'drv_exit_ret', about: 'its return' },
];
