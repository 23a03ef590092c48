import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { memmap } from '../../objects/pagemap/memmap.ts';
import type { pgmapContainer } from '../../objects/pagemap/pgmap-container.ts';
import type { pgmapEntry } from '../../objects/pagemap/pgmap-entry.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';
import type { rcuReader } from '../../objects/locks/rcu-domain.ts';

interface Ports {
  /** The entry, container, count and completion of the pagemap that the walker found. */
  readonly entry: typeof pgmapEntry;
  readonly container: typeof pgmapContainer;
  readonly ref: typeof pgmapRef;
  readonly done: typeof completion;
  readonly memmap: typeof memmap;
  /** The walker's place in the RCU domain, as every waiter for grace periods sees it. */
  readonly rcu: Every<typeof rcuReader>;
}

/** Whose pagemap the walker found. */
interface Context {
  readonly owner?: number | undefined;
}

const step = steps<Ports>();
const get = { source: 'mm/memremap.c: get_dev_pagemap', facts: 'A4 GET' };

const machine = setup({
  types: threadTypes<Ports, Context>(),
  actions: {
    find: assign({ owner: ({ event }) => event['owner'] as number }),
    forget: assign({ owner: undefined }),
  },
}).createMachine({
  id: 'pfn_walker',
  initial: 'outside',
  context: {},
  states: {
    outside: {
      tags: 'rest',
      on: {
        'rcu_read_lock, xa_load': step(
          'loaded',
          { entry: 'looks stored', rcu: 'READ_LOCK' },
          { picks: ['owner'], actions: 'find', ...get },
        ),
      },
    },
    loaded: {
      description: 'Has a pointer to the pagemap, kept alive by the RCU section alone',
      on: {
        percpu_ref_tryget_live_rcu: step(
          'holding',
          { ref: 'TRYGET_LIVE', container: 'READ', rcu: 'READ_UNLOCK' },
          get,
        ),
        'percpu_ref_tryget_live_rcu: dead': step(
          'outside',
          { ref: 'TRYGET_LIVE_FAILS', container: 'READ', rcu: 'READ_UNLOCK' },
          { ...get, actions: 'forget' },
        ),
      },
    },
    holding: {
      tags: 'holding',
      description: 'Holds a reference of the pagemap: it is not destroyed until put',
      meta: { source: 'mm/memory-failure.c: memory_failure' },
      on: {
        pfn_valid: step('reading', { memmap: 'looks not absent' }),
        'pfn_valid: no': step('putting', { memmap: 'looks absent' }),
      },
    },
    reading: {
      tags: 'reading',
      on: {
        'read struct page': step('putting', { memmap: 'TOUCH' }, { facts: 'A2 M3.10' }),
      },
    },
    putting: {
      meta: { source: 'include/linux/memremap.h: put_dev_pagemap' },
      on: {
        put_dev_pagemap: step('outside', { ref: 'PUT' }, { actions: 'forget', facts: 'A4 PUT' }),
        'put_dev_pagemap (last)': step('releasing', { ref: 'PUT_LAST' }, { facts: 'A4 PUT' }),
      },
    },
    releasing: {
      tags: 'releasing',
      meta: { source: 'mm/memremap.c: dev_pagemap_percpu_release' },
      on: {
        'complete(&pgmap->done)': step(
          'outside',
          { done: 'COMPLETE', container: 'READ' },
          { actions: 'forget', facts: 'A4 PUT' },
        ),
      },
    },
  },
});

/**
 * Walks pfns as memory_failure does for device memory: finds the pagemap, reads a struct page.
 *
 * It tests pfn_valid once it holds the pagemap. The published text tests before: the candidate
 * `cand-pfn-valid` puts that order in, and it breaks.
 */
export const pfnWalker = thread<Ports, Context, typeof machine>(machine, { actor: 'kernel' });
