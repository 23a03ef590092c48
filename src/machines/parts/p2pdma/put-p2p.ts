import { steps } from '../../../model/thread.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { p2pChunk } from '../../objects/p2pdma/p2p-chunk.ts';
import type { p2pPage } from '../../objects/p2pdma/p2p-page.ts';
import type { pgmapContainer } from '../../objects/pagemap/pgmap-container.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';

/** What a thread needs that puts a reference of the pagemap. */
export interface PutP2pPorts {
  readonly ref: typeof pgmapRef;
  readonly done: typeof completion;
  readonly container: typeof pgmapContainer;
}

/** What a thread needs that may put the last reference of a page. */
export interface FreeP2pPorts extends PutP2pPorts {
  readonly page: typeof p2pPage;
  readonly chunk: typeof p2pChunk;
}

const step = steps<FreeP2pPorts>();

/**
 * percpu_ref_put of the pagemap, and its release when it was the last.
 *
 * @param then where the caller goes on, as `#machine.state`
 */
export const putP2p = <const T extends string>(then: T) =>
  ({
    initial: 'put',
    states: {
      put: {
        on: {
          percpu_ref_put: step(then, { ref: 'PUT', container: 'READ' }, { facts: 'A4 PUT' }),
          'percpu_ref_put (last)': step(
            'release',
            { ref: 'PUT_LAST', container: 'READ' },
            { facts: 'A4 PUT' },
          ),
        },
      },
      release: {
        tags: 'releasing',
        on: {
          'complete(&pgmap->done)': step(
            then,
            { done: 'COMPLETE', container: 'READ' },
            { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-put' },
          ),
        },
      },
    },
  }) as const;

/**
 * The end of a folio_put that dropped the last reference of a page. The callback puts the memory
 * back into the pool first and the reference of the pagemap after it; nothing follows.
 *
 * @param self this state, as `#machine.state`
 * @param then where the caller goes on
 */
export const freeP2p = <const S extends string, const T extends string>(self: S, then: T) => ({
  tags: 'freeing',
  initial: 'callback' as const,
  description: 'The last reference of the page is dropped',
  meta: { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6' },
  states: {
    callback: {
      on: {
        'p2pdma_folio_free: gen_pool_free_owner': step(
          `${self}.reference`,
          { chunk: 'FREE', page: 'TOUCH', container: 'READ' },
          { source: 'drivers/pci/p2pdma.c: p2pdma_folio_free', facts: 'A6 P2PDMA' },
        ),
      },
    },
    reference: putP2p(`${self}.over`),
    over: { always: then },
  },
});
