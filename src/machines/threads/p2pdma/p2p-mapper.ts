import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import type { kernfsFile } from '../../objects/p2pdma/kernfs-file.ts';
import { allocateP2p, type AllocateP2pPorts } from '../../parts/p2pdma/p2p-allocate.ts';
import { freeP2p, putP2p, type FreeP2pPorts } from '../../parts/p2pdma/put-p2p.ts';

interface Ports extends AllocateP2pPorts, FreeP2pPorts {
  readonly file: typeof kernfsFile;
  readonly pte: typeof daxPte;
  readonly chunk: FreeP2pPorts['chunk'];
}

interface Mapper {
  /** The page that it maps; one mmap is one page long. */
  readonly page?: number | undefined;
}

const step = steps<Ports>();
const facts = 'C7 mmap';

/** The candidate `cand-p2p-freed-before-count` puts the published order of a failed mmap in. */
const machine = setup({
  types: threadTypes<Ports, Mapper>(),
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number }),
    forget: assign({ page: undefined }),
  },
}).createMachine({
  id: 'p2p_mapper',
  description: 'A process that maps the file p2pmem/allocate of a device, and unmaps it',
  meta: { source: 'drivers/pci/p2pdma.c: p2pmem_alloc_mmap', facts: 'C7' },
  initial: 'idle',
  context: {},
  states: {
    idle: {
      tags: 'rest',
      entry: 'forget',
      meta: { source: 'fs/kernfs/file.c: kernfs_fop_mmap' },
      on: {
        kernfs_get_active: step('allocate', { file: 'GET_ACTIVE' }, { facts }),
        'kernfs_get_active: -ENODEV': step('idle', { file: 'REFUSED' }, { facts }),
      },
    },
    allocate: allocateP2p('#p2p_mapper.allocate', '#p2p_mapper.expect', '#p2p_mapper.fail'),
    expect: {
      on: {
        'VM_WARN_ON_ONCE_PAGE: page_ref_count': step(
          'init',
          { page: 'EXPECT_ZERO' },
          { facts: 'C7 mmap, D16' },
        ),
      },
    },
    init: { on: { 'set_page_count: 1': step('insert', { page: 'SET_COUNT' }, { facts }) } },
    insert: {
      tags: 'inserting',
      on: {
        vm_insert_page: step('get', { page: 'GET', pte: 'MAP' }, { sleeps: true, facts }),
        'vm_insert_page: -ENOMEM': step(
          'uninit',
          {},
          { mayFail: true, sleeps: true, facts: 'C7 mmap, D15' },
        ),
      },
    },
    get: {
      description: 'Mapped; the page has no reference of the pagemap yet',
      on: { percpu_ref_get: step('putOwn', { ref: 'GET', container: 'READ' }, { facts }) },
    },
    putOwn: {
      on: {
        put_page: step('putTemporary', { page: 'PUT' }, { facts }),
        'put_page (last)': step('freeOwn', { page: 'PUT_LAST' }, { facts }),
      },
    },
    freeOwn: freeP2p('#p2p_mapper.freeOwn', '#p2p_mapper.putTemporary'),
    putTemporary: putP2p('#p2p_mapper.leave'),
    leave: {
      meta: { source: 'fs/kernfs/file.c: kernfs_fop_mmap' },
      on: { kernfs_put_active: step('mapped', { file: 'PUT_ACTIVE' }, { facts }) },
    },
    uninit: {
      description: 'The count goes before the memory: the text does it the other way round',
      on: {
        'set_page_count: 0': step('giveBack', { page: 'CLEAR_COUNT' }, { facts: 'C7 mmap, D15' }),
      },
    },
    giveBack: {
      on: {
        gen_pool_free: step(
          'putFailed',
          { chunk: 'FREE', container: 'READ' },
          { facts: 'C7 mmap, D15' },
        ),
      },
    },
    putFailed: putP2p('#p2p_mapper.fail'),
    fail: {
      meta: { source: 'fs/kernfs/file.c: kernfs_fop_mmap' },
      on: {
        'kernfs_put_active: mmap failed': step('idle', { file: 'PUT_ACTIVE' }, { facts }),
      },
    },
    mapped: {
      description: 'In user mode, with the mapping or with what an unplug has left of it',
      tags: 'rest',
      meta: { source: 'mm/memory.c: zap_present_ptes' },
      on: {
        'munmap: zap_present_ptes': step(
          'put',
          { pte: ['looks mapped', 'ZAP'] },
          { facts: 'A10 munmap' },
        ),
        'munmap: nothing is left': step('idle', { pte: 'looks none' }, { facts: 'A10 munmap' }),
      },
    },
    put: {
      description: 'The entry is cleared and flushed; its page is put after the page-table lock',
      meta: { source: 'mm/mmu_gather.c: tlb_finish_mmu' },
      on: {
        folio_put: step('idle', { page: 'PUT' }, { facts: 'A10 munmap' }),
        'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A10 munmap' }),
      },
    },
    free: {
      ...freeP2p('#p2p_mapper.free', '#p2p_mapper.idle'),
      tags: ['freeing', 'unmapping'],
    },
  },
});

/** A process that reaches the memory of the device through sysfs. */
export const p2pMapper = thread<Ports, Mapper, typeof machine>(machine, { actor: 'user' });
