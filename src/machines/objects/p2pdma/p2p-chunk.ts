import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as { type: 'ADD' | 'ALLOC' | 'BUSY' | 'SEARCH' | 'FREE' | 'DESTROY' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'p2p_chunk',
  description:
    'One page of memory in the pool of a provider; its owner is the reference count of the pagemap',
  meta: { source: 'lib/genalloc.c', facts: 'C7' },
  initial: 'absent',
  states: {
    absent: {
      description: 'The pool has no chunk yet: an allocation finds nothing',
      on: {
        ADD: 'free',
        BUSY: 'absent',
        SEARCH: 'absent',
        FREE: 'freedTwice',
        DESTROY: 'destroyed',
      },
    },
    free: {
      on: {
        ADD: 'free',
        ALLOC: 'allocated',
        SEARCH: 'free',
        FREE: 'freedTwice',
        DESTROY: 'destroyed',
      },
    },
    allocated: {
      on: {
        ADD: 'allocated',
        BUSY: 'allocated',
        SEARCH: 'allocated',
        FREE: 'free',
        DESTROY: 'destroyedInUse',
      },
    },
    destroyed: {
      description: 'gen_pool_destroy has freed the pool',
      meta: { source: 'drivers/pci/p2pdma.c: pci_p2pdma_release', facts: 'C7' },
      on: {
        ADD: 'usedAfterDestroy',
        ALLOC: 'usedAfterDestroy',
        SEARCH: 'usedAfterDestroy',
        FREE: 'usedAfterDestroy',
        DESTROY: 'usedAfterDestroy',
      },
    },
    usedAfterDestroy: { tags: 'violation', description: 'The pool is used after it was freed' },
    destroyedInUse: {
      tags: 'violation',
      description: 'BUG_ON: the pool is destroyed while memory of it is allocated',
    },
    freedTwice: { tags: 'violation', description: 'Memory is freed that is not allocated' },
  },
});

/** Memory that `gen_pool_alloc_owner` gives out, page by page. */
export const p2pChunk = object(machine, {
  effects: ['ADD', 'SEARCH', 'FREE', 'DESTROY'],
  answers: { gen_pool_alloc_owner: ['ALLOC', 'BUSY'] },
});
