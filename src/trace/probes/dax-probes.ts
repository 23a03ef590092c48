import { entryAndReturn } from './entry-and-return.ts';
import type { Probe } from './probe.ts';

/** The file systems, device-dax and pmem, for FS_DAX and GENERIC memory (fs/dax.c, drivers/dax, drivers/nvdimm). */
export const daxProbes: readonly Probe[] = [
  ...entryAndReturn({
    event: 'kill_dax',
    on: 'dax:kill_dax',
    about: 'a dax device goes away: its holder is told and nobody enters it any more',
  }),
  ...entryAndReturn({
    event: 'kill_dev_dax',
    on: 'dax:kill_dev_dax',
    about: 'a device-dax device goes away: its mappings are removed',
  }),
  ...entryAndReturn({
    event: 'unregister_dev_dax',
    on: 'dax:unregister_dev_dax',
    about: 'a device-dax device leaves the driver model',
  }),
  ...entryAndReturn({
    event: 'dev_dax_probe',
    on: 'device_dax:dev_dax_probe',
    returns: { ret: '$retval:s32' },
    about: 'device-dax binds',
  }),
  ...entryAndReturn({
    event: 'dev_dax_fault',
    returnMeans: 'dev_dax_fault_ret',
    returnFields: { result: 'ret' },
    on: 'device_dax:dev_dax_huge_fault',
    returns: { ret: '$retval:x32' },
    about: 'a CPU faults on a device-dax mapping',
  }),
  ...entryAndReturn({
    event: 'pmem_attach_disk',
    on: 'nd_pmem:pmem_attach_disk',
    about: 'pmem binds as a disk',
  }),
  ...entryAndReturn({
    event: 'nd_pmem_remove',
    on: 'nd_pmem:nd_pmem_remove',
    returns: {},
    about: 'pmem is unbound',
  }),
  ...entryAndReturn({
    event: 'pmem_release_disk',
    on: 'nd_pmem:pmem_release_disk',
    about: 'pmem gives its disk back',
  }),
  ...entryAndReturn({
    event: 'virtio_pmem_remove',
    on: 'virtio_pmem:virtio_pmem_remove',
    about: 'virtio-pmem is unbound',
  }),
  ...entryAndReturn({ event: 'del_gendisk', on: 'del_gendisk', about: 'a disk goes away' }),
  ...entryAndReturn({
    event: 'dax_iomap_fault',
    on: 'dax_iomap_fault',
    about: 'a CPU faults on a mapping of a dax file',
  }),
  ...entryAndReturn({
    event: 'dax_insert',
    means: 'dax_insert',
    on: 'dax_insert_entry',
    fetch: { pfn: '%r8:x64' },
    about: 'a dax page enters the page cache tree of its file',
  }),
  ...entryAndReturn({
    event: 'dax_layout_busy',
    returnMeans: 'dax_layout_busy_ret',
    returnFields: { result: 'page' },
    on: 'dax_layout_busy_page_range',
    returns: { page: '$retval:x64' },
    about: 'the file system looks for a page of the file that somebody still holds',
  }),
  ...entryAndReturn({
    event: 'fs_put_dax',
    means: 'umount',
    fields: { address: 'dax' },
    on: 'dax:fs_put_dax',
    fetch: { dax: '%di:x64' },
    about: 'a file system gives its dax device back: it is unmounted',
  }),
  ...entryAndReturn({
    event: 'dax_holder_notify',
    on: 'dax_holder_notify_failure',
    about: 'the holder of a dax device is told that it goes away',
  }),
  ...entryAndReturn({
    event: 'dax_break_layout',
    returnMeans: 'dax_break_layout_ret',
    on: 'dax_break_layout',
    params: ['inode', 'start', 'end'],
    fetch: { inode: '%di:x64', start: '%si:x64', end: '%dx:x64' },
    returns: { ret: '$retval:s32' },
    about: 'the file system waits until nobody holds a page of the file',
  }),
  ...entryAndReturn({
    event: 'dax_break_layout_final',
    returnMeans: 'dax_break_layout_final_ret',
    on: 'dax_break_layout_final',
    fetch: { inode: '%di:x64' },
    returns: {},
    about: 'the same when the inode goes away, as at umount',
  }),
  ...entryAndReturn({
    event: 'break_layouts',
    returnMeans: 'dax_break_layout_ret',
    on: 'ext4:ext4_break_layouts',
    returns: { ret: '$retval:s32' },
    about: 'ext4 waits until nobody holds a page of the file',
  }),
];
