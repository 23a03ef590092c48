import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { allocationGate } from '../../objects/owners/allocation-gate.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import {
  acquireOwner,
  type AcquireOwnerPorts,
  type OwnerKind,
} from '../../parts/owners/acquire-owner.ts';
import {
  evictPeerGuards,
  evictPeerPages,
  type EvictPeerContext,
  type EvictPeerPorts,
} from '../../parts/owners/evict-peer-pages.ts';
import { nextPage } from '../../parts/page-cursor.ts';
import { nextImporter } from '../../parts/hmm/peer-to-ram.ts';
import { picked } from '../../parts/picked.ts';
import { releaseOwner } from '../../parts/owners/release-owner.ts';
import {
  killPeerPagemap,
  removePeerPagemap,
  type UnregisterPeerPorts,
} from '../../parts/owners/unregister-peer-pagemap.ts';

interface Ports extends AcquireOwnerPorts, EvictPeerPorts, UnregisterPeerPorts {
  readonly gate: typeof allocationGate;
  readonly deviceLock: typeof mutex;
}

interface Exporter extends EvictPeerContext {
  /** Whether the device may be unplugged. */
  readonly unplugs?: true | undefined;
}

/** What exporters differ in. */
export interface ExporterKind {
  readonly owner: OwnerKind;
  /** When remove() gives its owner back. */
  readonly releases: 'before eviction' | 'after eviction' | 'after memunmap';
  /** Whether pages are evicted before the pagemap is killed, or after. */
  readonly evicts: 'before kill' | 'after kill';
}

const step = steps<Ports>();

/** The driver of the device whose memory the others map: its probe and its remove(). */
export function peerExporter(kind: ExporterKind) {
  const release = (when: ExporterKind['releases']) =>
    kind.owner !== 'none' && kind.releases === when;
  const evict = evictPeerPages(
    '#peer_exporter.evict',
    '#peer_exporter.evicted',
    'every page is free',
  );
  const afterGate = release('before eviction') ? 'releaseFirst' : 'empty';
  const empty = kind.evicts === 'before kill' ? 'evict' : 'kill';
  const evicted = release('after eviction') ? 'releaseEvicted' : 'evictedReleased';
  const evictedReleased = kind.evicts === 'before kill' ? 'kill' : 'memunmap';
  const removed = release('after memunmap') ? 'releaseLast' : 'unlock';
  const machine = setup({
    types: threadTypes<Ports, Exporter>(),
    guards: { ...evictPeerGuards, unplugs: ({ context }) => context.unplugs === true },
    actions: {
      pick: assign(picked<Exporter>),
      'first importer': assign({ called: 0 }),
      'next importer': assign(nextImporter),
      'no importer': assign({ called: undefined, eventOwner: undefined }),
      'first page': assign({ page: 0 }),
      'next page': assign(nextPage),
      'no page': assign({ page: undefined }),
    },
  }).createMachine({
    id: 'peer_exporter',
    description: 'The driver of a device with device-private memory that other devices map',
    meta: { source: 'drivers/gpu/drm/xe/xe_svm.c: xe_pagemap_create', facts: 'A12, C4' },
    initial: 'unbound',
    context: ({ input }) => input as Exporter,
    states: {
      unbound: {
        tags: 'rest',
        on: acquireOwner('bound', kind.owner, {
          pgmap: 'REGISTER',
          gate: 'OPEN',
          deviceLock: 'looks unlocked',
          ...(kind.owner !== 'none' && { owner: 'STORE {owner}' }),
        }),
      },
      bound: {
        tags: 'rest',
        on: {
          'remove: device_lock': {
            ...step(
              'drain',
              { deviceLock: 'LOCK', gate: 'CLOSE' },
              { sleeps: true, facts: 'A12 X1' },
            ),
            guard: 'unplugs',
          },
        },
      },
      drain: {
        tags: 'withdrawing',
        on: {
          'drm_dev_unplug: synchronize_srcu': step(
            afterGate,
            { gate: 'DRAIN' },
            { sleeps: true, facts: 'A12 X2' },
          ),
        },
      },
      ...(afterGate === 'releaseFirst' && { releaseFirst: releaseOwner(kind.owner, 'empty') }),
      empty: { always: empty },
      evict: { ...evict, tags: 'withdrawing' },
      evicted: { always: evicted },
      ...(evicted === 'releaseEvicted' && {
        releaseEvicted: releaseOwner(kind.owner, 'evictedReleased'),
      }),
      evictedReleased: { always: evictedReleased },
      kill: {
        tags: 'withdrawing',
        on: killPeerPagemap(kind.evicts === 'before kill' ? 'memunmap' : 'evict'),
      },
      memunmap: { ...removePeerPagemap('#peer_exporter.removed'), tags: 'withdrawing' },
      removed: { always: removed },
      ...(removed === 'releaseLast' && { releaseLast: releaseOwner(kind.owner, 'unlock') }),
      unlock: {
        tags: 'withdrawing',
        on: {
          'device_unlock, free_module': step(
            'unloaded',
            { deviceLock: 'UNLOCK' },
            { facts: 'A12 module' },
          ),
        },
      },
      unloaded: { tags: ['rest', 'unloaded'] },
    },
  });
  return thread<Ports, Exporter, typeof machine>(machine, { actor: 'driver' });
}
