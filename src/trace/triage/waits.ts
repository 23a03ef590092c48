/** A wait as stacks show it. */
export interface WaitDefinition {
  readonly id: string;
  /** Functions in this order, the innermost first, others between them; of alternatives any. */
  readonly stack: readonly (readonly string[])[];
  /** The first and the first too new series that it is so in; any where absent. */
  readonly since?: string;
  readonly before?: string;
  readonly waitsFor: string;
  readonly holders: readonly string[];
  readonly unknown: readonly string[];
  /** Numbers of memory types; any of them where a hint of the stack does not tell. */
  readonly types: readonly number[];
  readonly systems: readonly string[];
  readonly groups: readonly string[];
}

const SLEEPS = [
  'wait_for_completion',
  'wait_for_common',
  '__wait_for_common',
  'do_wait_for_common',
  'schedule',
];
const SRCU = ['synchronize_srcu', '__synchronize_srcu'];
const MUTEX = ['mutex_lock', '__mutex_lock', '__mutex_lock_slowpath', '__mutex_lock_common'];
const PAGE_LOCK = [
  '__folio_lock',
  'folio_wait_bit_common',
  '__lock_page',
  'folio_lock',
  'io_schedule',
];

/** Every wait that is looked for, the more particular first. A further one is a further entry. */
export const WAITS: readonly WaitDefinition[] = [
  {
    id: 'memunmap_pages',
    stack: [SLEEPS, ['memunmap_pages', 'dev_pagemap_kill']],
    waitsFor:
      'the last reference of a struct dev_pagemap (its completion `done`; uninterruptible, without a timeout)',
    holders: [
      'PRIVATE, COHERENT: each page that is in use, by page-table entries of any process that maps it or was forked, or (COHERENT) by pins (facts A3 U3, A6)',
      'a driver that evicts once: a page that was locked, pinned or in migration at that moment stays (facts D, duty evicts-until-empty)',
      'a driver that hands pages out after the kill, or whose migrate_to_ram fails since its engine is gone (facts D.4)',
      'PCI_P2PDMA: each mapped page and each allocation of a driver (facts C7)',
      'FS_DAX, GENERIC: lookups by get_dev_pagemap only, mappings and pins are not waited for (facts B)',
    ],
    unknown: [
      'which pages are in use, and by whom: no stack says it',
      'whether somebody still allocates',
    ],
    types: [1, 2, 3, 4, 5],
    systems: ['device-private', 'device-coherent', 'p2pdma', 'driver-unplug'],
    groups: ['migration', 'pins', 'p2pdma'],
  },
  {
    id: 'dax_break_layout',
    stack: [
      [
        'schedule',
        'schedule_timeout',
        'ext4_wait_dax_page',
        'xfs_wait_dax_page',
        'fuse_wait_dax_page',
        'wait_page_idle',
      ],
      [
        'dax_break_layout_final',
        'dax_break_layout',
        'dax_break_layout_inode',
        'ext4_break_layouts',
        'xfs_break_dax_layouts',
        'xfs_break_layouts',
        'fuse_dax_break_layouts',
        '__fuse_dax_break_layouts',
      ],
    ],
    waitsFor:
      'a page of a DAX file that somebody still has, in a truncate, a hole punch or (from 6.15) the end of an inode',
    holders: [
      'a pin of O_DIRECT, io_uring, vmsplice, RDMA or VFIO: FOLL_LONGTERM is refused on fsdax, other pins are not (facts C6)',
      'a page whose reference count never comes to what is waited for (facts D31 D32)',
    ],
    unknown: ['which page, and who pinned it'],
    types: [3],
    systems: ['fs-dax', 'device-file'],
    groups: ['dax', 'pins'],
  },
  {
    id: 'kill_dax',
    stack: [
      [...SRCU, ...SLEEPS],
      ['kill_dax', 'kill_dev_dax'],
    ],
    waitsFor: 'readers of dax_srcu: everybody between dax_read_lock and dax_read_unlock',
    holders: ['a fault on the device that does not come back (facts C5)'],
    unknown: [
      'which fault: look for dev_dax_huge_fault and dax_iomap_fault among the other stacks',
    ],
    types: [3, 4],
    systems: ['device-dax', 'fs-dax'],
    groups: ['dax'],
  },
  {
    id: 'drm_dev_unplug',
    stack: [[...SRCU, ...SLEEPS], ['drm_dev_unplug']],
    waitsFor:
      'every section between drm_dev_enter and drm_dev_exit, of every drm device: the SRCU is one for all (facts C.1)',
    holders: [
      'a section that sleeps, such as one that unregisters a pagemap within it (facts C.1)',
      'a caller that is in such a section itself',
    ],
    unknown: ['which section: look for drm_dev_enter callers among the other stacks'],
    types: [1, 2],
    systems: ['driver-unplug'],
    groups: ['migration'],
  },
  {
    id: 'kernfs_drain',
    stack: [
      [...SLEEPS, ...MUTEX],
      ['kernfs_drain', 'kernfs_drain_open_files', '__kernfs_remove', 'kernfs_remove_by_name_ns'],
    ],
    waitsFor:
      'active references of a sysfs file: whoever is in a read, a write, an mmap or a fault of it',
    holders: [
      'a task in an operation of that file, such as a fault on a p2pmem mapping (facts C7)',
    ],
    unknown: ['which file, and who is in it'],
    types: [5],
    systems: ['p2pdma'],
    groups: ['p2pdma'],
  },
  {
    id: 'notifier_srcu',
    stack: [
      [...SRCU, ...SLEEPS],
      [
        'mmu_notifier_unregister',
        'mmu_notifier_synchronize',
        'mmu_interval_notifier_remove',
        'mmu_notifier_release',
      ],
    ],
    waitsFor: 'callbacks of notifiers of a process that is going',
    holders: ['an invalidate callback that waits for a lock or for the device'],
    unknown: ['which callback: look for invalidate among the other stacks'],
    types: [1, 2],
    systems: ['driver-unplug'],
    groups: ['migration'],
  },
  {
    id: 'migration_entry_wait',
    stack: [
      [
        'softleaf_entry_wait_on_locked',
        'migration_entry_wait_on_locked',
        'migration_entry_wait',
        'pmd_migration_entry_wait',
      ],
    ],
    waitsFor: 'the migration of a page that it faults on',
    holders: [
      'whoever has locked the page: an eviction or another fault, that retries (facts A8 D7)',
    ],
    unknown: ['whether the holder goes on, or both retry for ever'],
    types: [1, 2],
    systems: ['device-private'],
    groups: ['migration'],
  },
  {
    id: 'folio_lock',
    stack: [
      PAGE_LOCK,
      [
        'do_swap_page',
        'migrate_to_ram',
        'migrate_vma_setup',
        'migrate_device_range',
        'migrate_device_unmap',
        'dax_lock_folio',
      ],
    ],
    waitsFor: 'the lock of a device page',
    holders: ['whoever migrates or faults on the same page (facts A8)'],
    unknown: ['who has the lock'],
    types: [1, 2],
    systems: ['device-private'],
    groups: ['migration'],
  },
  {
    id: 'device_lock',
    stack: [
      MUTEX,
      [
        'device_release_driver_internal',
        'device_driver_detach',
        'driver_detach',
        'unbind_store',
        'bus_remove_driver',
        '__device_attach',
        'device_del',
      ],
    ],
    waitsFor: 'the lock of a device that is being bound or unbound',
    holders: ['the task that is in the unbind of that device: see its stack'],
    unknown: ['nothing, when that stack is in the text'],
    types: [1, 2, 3, 4, 5],
    systems: ['driver-unplug'],
    groups: ['pins'],
  },
];

/** Functions of drivers and of file systems that tell which memory it is; the number of its type. */
export const TYPE_HINTS: readonly {
  readonly functions: RegExp;
  readonly type: number;
  readonly owner: string;
}[] = [
  { functions: /^nouveau_(dmem|svm|drm)/, type: 1, owner: 'nouveau' },
  { functions: /^(svm_|kgd2?mfd|kfd_|amdgpu_)/, type: 1, owner: 'amdgpu' },
  { functions: /^(xe_svm|xe_pagemap|xe_|drm_pagemap)/, type: 1, owner: 'xe' },
  { functions: /^uvm_/, type: 1, owner: 'nvidia-uvm' },
  { functions: /^dmirror_|^hmm_dmirror/, type: 1, owner: 'test_hmm' },
  { functions: /^(nd_pmem|pmem_|virtio_pmem|nvdimm_bus)/, type: 3, owner: 'pmem' },
  { functions: /^virtio_fs|^virtiofs/, type: 3, owner: 'virtiofs' },
  {
    functions: /^(dev_dax_|dax_bus_|unregister_dev_dax|kill_dev_dax)/,
    type: 4,
    owner: 'device-dax',
  },
  { functions: /^(pci_p2pdma|p2pdma_|p2pmem_)/, type: 5, owner: 'p2pdma' },
];

/** What a task that is in one of these has locked, and what waits for the same lock. */
export const LOCKS: readonly {
  readonly lock: string;
  readonly held: RegExp;
  readonly taken: RegExp;
}[] = [
  {
    lock: 'the lock of the device',
    held: /^(device_release_driver_internal|driver_detach|device_driver_detach|unbind_store)$/,
    taken:
      /^(device_release_driver_internal|driver_detach|device_driver_detach|unbind_store|__device_attach|device_attach|device_del|device_lock)$/,
  },
  { lock: 'the mutex of nouveau_dmem', held: /^nouveau_dmem_fini$/, taken: /^nouveau_dmem_/ },
  {
    lock: 'dax_region_rwsem',
    held: /^unregister_dev_dax$/,
    taken: /^(delete_store|create_store|size_store|dax_region_)/,
  },
  { lock: 'drm_unplug_srcu', held: /^(drm_dev_unplug)$/, taken: /^drm_dev_unplug$/ },
];

/** Functions in which a task gives pages of a device back, or would. */
export const GIVES_BACK =
  /^(do_exit|exit_mmap|do_swap_page|migrate_to_ram|\w*_migrate_to_ram|zap_\w+|unmap_\w+|munmap|__vm_munmap|do_munmap)$/;
