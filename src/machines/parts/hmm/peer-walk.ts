import { steps } from '../../../model/thread.ts';
import type { StepMeta } from '../../../model/thread-def.ts';
import type { interconnect } from '../../objects/owners/interconnect.ts';
import type { intervalNotifier } from '../../objects/hmm/interval-notifier.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import type { ownerWord } from '../../objects/owners/owner-word.ts';
import type { peerMapping } from '../../objects/hmm/peer-mapping.ts';
import type { pte } from '../../objects/pages/pte.ts';
import type { rcuReader } from '../../objects/locks/rcu-domain.ts';
import type { walkedPagemap } from '../../objects/hmm/walked-pagemap.ts';

/** What the walk of hmm_range_fault over one entry needs. */
export interface PeerWalkPorts {
  readonly pte: typeof pte;
  readonly notifier: typeof intervalNotifier;
  readonly lock: typeof mutex;
  readonly mapping: typeof peerMapping;
  readonly link: typeof interconnect;
  readonly rcu: typeof rcuReader;
  readonly pgmap: typeof walkedPagemap;
  /** The owner of the pagemap that the page belongs to. */
  readonly owner: typeof ownerWord;
  /** The owner of whoever walks. */
  readonly word: typeof ownerWord;
}

/** How the walk decides whether a device-private page may be handed out. */
export type Walk =
  | 'compares owners'
  | 'compares owners without RCU'
  | 'asks the exporter'
  | 'asks the exporter without RCU'
  | 'asks the exporter with a reference'
  | 'asks the importer'
  | 'hands out all';

interface WalkState {
  readonly tags?: string | readonly string[];
  readonly description?: string;
  readonly on: Readonly<
    Record<string, { readonly target: string; readonly meta: StepMeta<PeerWalkPorts> }>
  >;
}

const step = steps<PeerWalkPorts>();

/**
 * The walk of hmm_range_fault over the entry of one page: H2 to H5.
 *
 * While the entry is a migration entry the walk waits; the kernel then begins anew, and so does this one at the
 * latest when it compares the sequence.
 *
 * @param fault the state around, as `#machine.state`; it goes on in `lock`, or ends
 * @param refused where it goes on when the page must not be handed out
 */
export function peerWalk(fault: string, walk: Walk, refused: string) {
  const found = `${fault}.lock`;
  const no = `${fault}.${refused}`;
  const idle = fault.replace(/\.fault$/, '.idle');
  const inRcu = !walk.endsWith('without RCU');
  const lock = inRcu ? ({ rcu: 'READ_LOCK' } as const) : {};
  const unlock = inRcu ? ({ rcu: 'READ_UNLOCK' } as const) : {};
  const yes = { link: 'looks answers yes' } as const;
  const answerNo = { link: 'looks not answers yes' } as const;
  const asked = (says: object = {}) => ({
    'the answer is yes': step(found, { ...yes, ...says }, { facts: 'E2 O4 O5' }),
    'the answer is no': step(no, { ...answerNo, ...says, notifier: 'DONE' }, { facts: 'E2 O4 O5' }),
  });
  const compares = {
    read: {
      tags: 'walking',
      description:
        'It has read the entry, and follows it to the struct page, its pagemap and the owner',
      on: {
        'pgmap->owner is equal': step(
          found,
          { owner: 'looks owner is {own}', ...unlock },
          { facts: 'A11 H3 H4' },
        ),
        'pgmap->owner differs': step(
          no,
          { owner: 'looks not owner is {own}', ...unlock, notifier: 'DONE' },
          { facts: 'A11 H3 H4' },
        ),
      },
    },
  };
  const read: Readonly<Record<Walk, Readonly<Record<string, WalkState>>>> = {
    'compares owners': compares,
    'compares owners without RCU': compares,
    'asks the exporter': {
      read: {
        tags: 'walking',
        on: { 'pgmap->ops': step('callback', {}, { facts: 'E2 O4' }) },
      },
      callback: { tags: ['walking', 'calling'], on: asked(unlock) },
    },
    'asks the exporter without RCU': {
      read: {
        tags: 'walking',
        on: { 'pgmap->ops': step('callback', {}, { facts: 'E2 O4' }) },
      },
      callback: { tags: ['walking', 'calling'], on: asked() },
    },
    'asks the exporter with a reference': {
      read: {
        description:
          'The lookup goes by pfn, not by the struct page: it needs no pagemap that is there',
        on: {
          'get_dev_pagemap, rcu_read_unlock': step(
            'callback',
            { pgmap: 'TRYGET_LIVE', ...unlock },
            { facts: 'A4, E2 O4' },
          ),
          'get_dev_pagemap fails': step(
            no,
            { pgmap: 'TRYGET_FAILS', ...unlock, notifier: 'DONE' },
            { facts: 'A4, E2 O4' },
          ),
        },
      },
      callback: { tags: ['walking', 'calling'], on: asked({ pgmap: 'PUT' }) },
    },
    'asks the importer': {
      read: {
        tags: 'walking',
        description:
          'The callback of the importer looks into the private data of a foreign pagemap',
        on: asked(unlock),
      },
    },
    'hands out all': {
      read: {
        tags: 'walking',
        description: 'Every pagemap has the one owner: the page is handed out whosever it is',
        on: {
          'pgmap->owner is equal': step('check', unlock, { facts: 'E2 O6' }),
        },
      },
      check: {
        description: 'After the walk: the pages that cannot be reached are tossed back',
        on: asked(),
      },
    },
  };
  return {
    initial: 'entry',
    meta: { source: 'mm/hmm.c: hmm_vma_handle_pte', facts: 'A11 H1-H5' },
    states: {
      entry: {
        on: {
          'ptep_get: device private': step(
            'read',
            { pte: 'looks device private', ...lock },
            { facts: 'A11 H2' },
          ),
          'ptep_get: RAM': step(
            idle,
            { pte: 'looks in ram or none', notifier: 'DONE' },
            { actions: 'forget', facts: 'A11 H4' },
          ),
        },
      },
      ...read[walk],
    },
  };
}
