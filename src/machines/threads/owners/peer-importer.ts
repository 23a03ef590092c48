import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import {
  acquireOwner,
  type AcquireOwnerPorts,
  type OwnerKind,
} from '../../parts/owners/acquire-owner.ts';
import {
  isLastImporter,
  nextImporter,
  peerToRam,
  startPeerToRam,
  type NotifierFilter,
  type PeerToRamContext,
  type PeerToRamPorts,
} from '../../parts/hmm/peer-to-ram.ts';
import { picked } from '../../parts/picked.ts';
import { peerWalk, type PeerWalkPorts, type Walk } from '../../parts/hmm/peer-walk.ts';

interface Ports extends AcquireOwnerPorts, PeerToRamPorts, PeerWalkPorts {}

interface Importer extends PeerToRamContext {
  /** What it hands to hmm_range_fault as its owner. */
  readonly own?: number | undefined;
}

/** What importers differ in. */
export interface ImporterKind {
  readonly owner: OwnerKind;
  readonly walk: Walk;
  /** Whether dma_map asks, under the notifier lock, if the device can be reached. */
  readonly mapAsks: boolean;
  /** What a page comes to that must not be mapped: it is moved to RAM, or the fault begins anew. */
  readonly fallsBack: boolean;
  readonly filter: NotifierFilter;
}

const step = steps<Ports>();

/** How it reads the sequence, with the owner that it will compare where there are owners. */
const readBegin = (kind: ImporterKind) =>
  kind.walk.startsWith('compares owners')
    ? ({ word: 'looks owner is {own}' } as const)
    : ({} as Record<never, never>);

const owned = (kind: ImporterKind): readonly string[] =>
  kind.walk.startsWith('compares owners') ? ['own'] : [];

/**
 * A device that maps pages of another device: its page fault, from mmu_interval_read_begin to dma_map.
 *
 * The engine that uses the mapping is no thread: it may use it at any moment, so an invariant over
 * mappings says it.
 */
export function peerImporter(kind: ImporterKind) {
  const refused = kind.fallsBack ? 'fallback' : 'again';
  const machine = setup({
    types: threadTypes<Ports, Importer>(),
    guards: { 'last importer': isLastImporter },
    actions: {
      pick: assign(picked<Importer>),
      'first importer': assign({ called: 0 }),
      'next importer': assign(nextImporter),
      'no importer': assign({ called: undefined, eventOwner: undefined }),
      forget: assign({ page: undefined, own: undefined }),
    },
  }).createMachine({
    id: 'peer_importer',
    description:
      'A device that handles page faults of its own on memory of another device, with hmm_range_fault',
    meta: { source: 'drivers/gpu/drm/drm_gpusvm.c: drm_gpusvm_get_pages', facts: 'A11, C4' },
    initial: 'unbound',
    context: ({ input }) => ({ importers: (input as { importers: number }).importers }),
    states: {
      unbound: {
        tags: 'rest',
        description: 'The device has not been probed, or a VM not been created on it',
        on: acquireOwner('idle', kind.owner),
      },
      idle: {
        tags: 'rest',
        on: {
          'device page fault: mmu_interval_read_begin': step(
            'fault.walk',
            {
              mapping: 'looks none',
              pte: 'looks device private',
              notifier: 'READ_BEGIN',
              ...readBegin(kind),
            },
            {
              picks: ['page', ...owned(kind)],
              actions: 'pick',
              facts: 'A11 N1',
            },
          ),
        },
      },
      fault: {
        tags: 'importing',
        initial: 'walk',
        states: {
          walk: peerWalk('#peer_importer.fault', kind.walk, refused),
          lock: {
            tags: 'fetched',
            description: 'hmm_range_fault has returned a pfn, without any reference',
            on: {
              'mutex_lock, mmu_interval_read_retry': step(
                'map',
                { lock: 'LOCK', notifier: 'VALID' },
                { sleeps: true, facts: 'A11 N3 H6' },
              ),
              'mutex_lock, mmu_interval_read_retry: retry': step(
                'again',
                { lock: 'looks unlocked', notifier: 'RETRY' },
                { sleeps: true, facts: 'A11 N3 H6' },
              ),
            },
          },
          map: {
            tags: 'mapping',
            meta: { source: 'drivers/gpu/drm/drm_pagemap.c: device_map', facts: 'C4, K14' },
            on: {
              'dma_map_resource, mutex_unlock': step(
                '#peer_importer.idle',
                {
                  mapping: 'MAP',
                  notifier: 'DONE',
                  lock: 'UNLOCK',
                  ...(kind.mapAsks && { link: 'looks answers yes' }),
                },
                { actions: 'forget', facts: 'C4, K14' },
              ),
              ...(kind.mapAsks && {
                'device_map: not reachable, mutex_unlock': step(
                  refused,
                  { link: 'looks not answers yes', notifier: 'DONE', lock: 'UNLOCK' },
                  { facts: 'E4 4' },
                ),
              }),
            },
          },
          again: {
            on: {
              mmu_interval_read_begin: step(
                'walk',
                { notifier: 'READ_BEGIN', ...readBegin(kind) },
                { picks: owned(kind), actions: 'pick', facts: 'A11 N1' },
              ),
            },
          },
          ...(kind.fallsBack && {
            fallback: {
              description: 'The page must be in RAM: handle_mm_fault, or an eviction of the range',
              meta: { source: 'mm/hmm.c: hmm_vma_fault', facts: 'A11 H4, K14' },
              on: {
                'handle_mm_fault, invalidate_range_start': startPeerToRam(
                  'toRam',
                  'MIGRATE',
                  kind.filter,
                ),
                'handle_mm_fault: it has moved': step('again', {
                  pte: 'looks in ram or none',
                }),
              },
            },
            toRam: peerToRam(
              '#peer_importer.fault.toRam',
              '#peer_importer.fault.again',
              'MIGRATE',
              kind.filter,
            ),
          }),
        },
      },
    },
  });
  return thread<Ports, Importer, typeof machine>(machine, { actor: 'driver' });
}
