import { steps } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { pte } from '../../objects/pages/pte.ts';
import { isLastPage, type PageCursor } from '../page-cursor.ts';
import {
  isLastImporter,
  peerToRam,
  startPeerToRam,
  type PeerToRamContext,
  type PeerToRamPorts,
} from '../hmm/peer-to-ram.ts';

/** What a thread needs that evicts the pages of the exporter. */
export interface EvictPeerPorts extends PeerToRamPorts {
  /** The entries of all pages. */
  readonly ptes: Every<typeof pte>;
}

/** How far such a thread is. */
export type EvictPeerContext = PageCursor & PeerToRamContext;

const step = steps<EvictPeerPorts>();
/** The guards of such a thread. */
export const evictPeerGuards = { 'last importer': isLastImporter, 'last page': isLastPage };

/**
 * Eviction by pfn of every page of the exporter: migrate_device_range, page by page.
 *
 * Its invalidations name no owner, so that no filter drops them. A page that is on its way is skipped.
 *
 * @param self this state as `#machine.state`
 * @param then where the thread goes on
 * @param until one pass over the pages, or passes until no page is left on the device
 */
export const evictPeerPages = (
  self: string,
  then: string,
  until: 'one pass' | 'every page is free',
) =>
  ({
    initial: 'page',
    entry: 'first page',
    meta: { source: 'mm/migrate_device.c: migrate_device_range', facts: 'A9' },

    states: {
      page: {
        on: {
          'try_to_migrate_one: invalidate_range_start': startPeerToRam('toRam', 'CLEAR', 'none'),
          'get_page_unless_zero: page is free': step(
            'next',
            { pte: 'looks in ram or none' },
            { facts: 'A9 W1' },
          ),
          'folio_trylock: busy': step(
            'next',
            { pte: ['looks not in ram or none', 'looks not device private'] },
            { facts: 'A9 W2' },
          ),
        },
      },
      toRam: peerToRam(`${self}.toRam`, `${self}.next`, 'CLEAR', 'none'),
      next: {
        always: [
          {
            guard: 'last page',
            target: until === 'one pass' ? then : 'check',
            actions: 'no page',
          },
          { target: 'page', actions: 'next page' },
        ] as const,
      },
      ...(until === 'every page is free' && {
        check: {
          on: {
            'every page is free': step(then, { ptes: 'looks in ram or none' }, { facts: 'A9' }),
            'pages are left': step(
              'page',
              { ptes: 'some looks not in ram or none' },
              { actions: 'first page', facts: 'A9' },
            ),
          },
        },
      }),
    },
  }) as const;
