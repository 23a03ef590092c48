import { steps } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { intervalNotifier } from '../../objects/hmm/interval-notifier.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import type { notifierSubscriptions } from '../../objects/hmm/notifier-subscriptions.ts';
import type { ownerWord } from '../../objects/owners/owner-word.ts';
import type { peerMapping } from '../../objects/hmm/peer-mapping.ts';
import type { pte } from '../../objects/pages/pte.ts';

/** What a thread needs that moves a page of the exporter to RAM while other devices map it. */
export interface PeerToRamPorts {
  /** The entry of the page at hand. */
  readonly pte: typeof pte;
  readonly subscriptions: typeof notifierSubscriptions;
  /** The notifiers of the whole mm. */
  readonly allNotifiers: Every<typeof intervalNotifier>;
  /** Of the importer whose callback runs: its notifier over the page, its lock, its mapping, its owner. */
  readonly calledNotifier: typeof intervalNotifier;
  readonly calledLock: typeof mutex;
  readonly calledMapping: typeof peerMapping;
  readonly calledOwner: typeof ownerWord;
  /** The owner of the exporter's pagemap. */
  readonly owner: typeof ownerWord;
}

/** How far such a thread is. */
export interface PeerToRamContext {
  readonly page?: number | undefined;
  /** The importer whose callback is next. */
  readonly called?: number | undefined;
  readonly importers: number;
  /** The owner that the event of the invalidation names, where a filter will compare it. */
  readonly eventOwner?: number | undefined;
}

/** Who invalidates: a migration by address names an owner, an eviction by pfn (CLEAR) names none. */
type Invalidation = 'MIGRATE' | 'CLEAR';

/** Whether the importers' callbacks drop an invalidation that names their own owner. */
export type NotifierFilter = 'none' | 'by owner';

const step = steps<PeerToRamPorts>();

interface At {
  readonly context: PeerToRamContext;
}

/** The next importer whose callback runs. */
export const nextImporter = { called: ({ context: { called = 0 } }: At): number => called + 1 };

/** Whether the callback of the last importer has run. */
export const isLastImporter = ({ context: { called = 0, importers } }: At): boolean =>
  called + 1 >= importers;

/**
 * The step that begins the move of a device page to RAM.
 *
 * @param to the state that `peerToRam` makes
 */
export const startPeerToRam = (
  to: string,
  event: Invalidation,
  filter: NotifierFilter,
  picks: readonly string[] = [],
) => {
  const says = { pte: 'looks device private', subscriptions: 'START' } as const;
  const how = { actions: ['pick', 'first importer'], facts: 'A8 V1, A11 I1' } as const;
  return event === 'MIGRATE' && filter === 'by owner'
    ? step(
        `${to}.callback`,
        { ...says, owner: 'looks owner is {eventOwner}' },
        { ...how, picks: [...picks, 'eventOwner'] },
      )
    : step(`${to}.callback`, says, { ...how, picks });
};

const SOURCE = {
  MIGRATE: 'mm/migrate_device.c: migrate_vma_collect_pmd',
  CLEAR: 'mm/rmap.c: try_to_migrate_one',
} as const;

/**
 * The move of one device page to RAM, from the callbacks of the interval notifiers to the free of the page.
 *
 * `mmu_interval_set_seq`, the unmap and the unlock of a callback are one step: its lock keeps every reader out.
 * The entry is collected and the invalidation ended in one step, since a reader that meets the migration entry
 * waits for it. The thread has the guard `last importer` and the actions `pick`, `first importer`, `next importer`
 * and `no importer`.
 *
 * @param self this state as `#machine.state`
 * @param then where the thread goes on
 */
export const peerToRam = (
  self: string,
  then: string,
  event: Invalidation,
  filter: NotifierFilter,
) => {
  const invalidate = {
    calledLock: 'looks unlocked',
    calledNotifier: 'SET_SEQ',
    calledMapping: 'UNMAP',
  } as const;
  const end = (to: string, entry: object, name: string) => ({
    [`${name}, invalidate_range_end`]: step(
      to,
      { ...entry, subscriptions: 'END' },
      { actions: 'no importer', facts: 'A8 V4 V5, A11 I3' },
    ),
    [`${name}, invalidate_range_end (last)`]: step(
      to,
      { ...entry, subscriptions: 'END_LAST', allNotifiers: 'END' },
      { actions: 'no importer', facts: 'A8 V4 V5, A11 I3' },
    ),
  });
  return {
    initial: 'callback',
    meta: { source: SOURCE[event] },
    states: {
      callback: {
        meta: { source: 'mm/mmu_notifier.c: mn_itree_invalidate', facts: 'A11 I2' },
        on:
          event === 'MIGRATE' && filter === 'by owner'
            ? {
                'invalidate: mmu_interval_set_seq, unmap': step(
                  'next',
                  { ...invalidate, calledOwner: 'looks not owner is {eventOwner}' },
                  { facts: 'A11 I2' },
                ),
                'invalidate: its own owner, ignored': step(
                  'next',
                  { calledOwner: 'looks owner is {eventOwner}' },
                  { facts: 'A11 filter, CAND-10' },
                ),
              }
            : {
                'invalidate: mmu_interval_set_seq, unmap': step('next', invalidate, {
                  facts: 'A11 I2',
                }),
              },
      },
      next: {
        always: [
          { guard: 'last importer', target: 'collect' },
          { target: 'callback', actions: 'next importer' },
        ] as const,
      },
      collect: {
        on: {
          ...end('finalize', { pte: ['looks device private', 'COLLECT'] }, 'set_pte_at: migration'),
          ...end(then, { pte: 'looks not device private' }, 'nothing to migrate'),
        },
      },
      finalize: {
        meta: { source: 'mm/migrate_device.c: migrate_vma_finalize', facts: 'A8 V9 V10' },
        on: {
          'migrate_vma_finalize, folio_put': step(then, { pte: 'MAP_RAM' }, { facts: 'A8 V10' }),
        },
      },
    },
  };
};
