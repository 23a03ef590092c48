import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { allocationGate } from '../../objects/owners/allocation-gate.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import { type OwnerKind } from '../../parts/owners/acquire-owner.ts';
import { joinOwner, splitOwner, type ChangeOwnerPorts } from '../../parts/owners/change-owner.ts';
import {
  evictPeerGuards,
  evictPeerPages,
  type EvictPeerContext,
  type EvictPeerPorts,
} from '../../parts/owners/evict-peer-pages.ts';
import { nextPage } from '../../parts/page-cursor.ts';
import { nextImporter } from '../../parts/hmm/peer-to-ram.ts';
import { picked } from '../../parts/picked.ts';
import { registerAnew } from '../../parts/owners/register-anew.ts';
import type { UnregisterPeerPorts } from '../../parts/owners/unregister-peer-pagemap.ts';

interface Ports extends ChangeOwnerPorts, EvictPeerPorts, UnregisterPeerPorts {
  readonly gate: typeof allocationGate;
  readonly deviceLock: typeof mutex;
}

interface Topology extends EvictPeerContext {
  /** Whether the interconnect may come up, and go down again. */
  readonly comesUp?: true | undefined;
  readonly goesDown?: true | undefined;
  readonly owner?: number | undefined;
  readonly old?: number | undefined;
}

/** What is done when the topology changes. */
export interface TopologyKind {
  readonly owner: OwnerKind;
  /** Whether numbers run out: other devices take them, until the counter wraps. */
  readonly othersTake: boolean;
  /** What becomes of the owner of the exporter's pagemap. */
  readonly changes: 'nothing' | 'stores' | 'stores and puts' | 'registers anew';
  /** Whether the answer is no before anything else is done about an interconnect that goes. */
  readonly stops: boolean;
  /** Whether the mappings of the exporter's pages are revoked: by an eviction, for want of anything else. */
  readonly revokes: boolean;
}

const step = steps<Ports>();

/** What happens to the interconnect of two devices, and what the kernel does about it. */
export function peerTopology(kind: TopologyKind) {
  const own = kind.owner === 'none' ? undefined : kind.owner;
  const stores = own !== undefined && kind.changes.startsWith('stores');
  const change = {
    kind: own ?? 'number',
    puts: own === 'address' && kind.changes === 'stores and puts',
  } as const;
  const joins = stores || kind.changes === 'registers anew';
  const locks = joins || kind.revokes;
  const afterLeave = kind.stops ? 'split.stop' : locks ? 'split.lock' : 'split.down';
  const afterStop = locks ? 'lock' : 'down';
  const begin = stores ? 'store' : kind.changes === 'registers anew' ? 'anew' : 'revoke';
  const revoke = kind.revokes ? '#peer_topology.split.revoke' : '#peer_topology.split.unlock';
  const machine = setup({
    types: threadTypes<Ports, Topology>(),
    guards: {
      ...evictPeerGuards,
      comesUp: ({ context }) => context.comesUp === true,
      goesDown: ({ context }) => context.goesDown === true,
    },
    actions: {
      pick: assign(picked<Topology>),
      'first importer': assign({ called: 0 }),
      'next importer': assign(nextImporter),
      'no importer': assign({ called: undefined, eventOwner: undefined }),
      'first page': assign({ page: 0 }),
      'next page': assign(nextPage),
      'no page': assign({ page: undefined }),
      forget: assign({ owner: undefined, old: undefined, page: undefined }),
    },
  }).createMachine({
    id: 'peer_topology',
    description:
      'The interconnect between exporter and importer as it comes and goes, and the reaction of the kernel',
    meta: { source: 'drivers/pci/p2pdma.c', facts: 'E2, E4' },
    initial: 'stable',
    context: ({ input }) => input as Topology,
    states: {
      stable: {
        tags: 'rest',
        on: {
          'interconnect comes up': {
            ...step(joins ? 'join.lock' : 'stable', { link: 'UP' }, { facts: 'E4 2' }),
            guard: 'comesUp',
          },
          ...(kind.othersTake && {
            'another device takes a number': step('stable', { number: 'TAKE' }, { facts: 'E2 O3' }),
          }),
          'interconnect is to go down': {
            ...step(afterLeave, { link: 'LEAVE' }, { facts: 'E4 4' }),
            guard: 'goesDown',
          },
          'interconnect is lost': {
            ...step(afterLeave, { link: 'LOSE' }, { facts: 'E4 4, A12 surprise' }),
            guard: 'goesDown',
          },
        },
      },
      ...(joins && {
        join: {
          initial: 'lock',
          states: {
            lock: {
              on: {
                'mutex_lock: join': step(
                  stores ? 'store' : 'anew',
                  { deviceLock: 'LOCK' },
                  { sleeps: true },
                ),
              },
            },
            ...(stores
              ? {
                  store: joinOwner(
                    '#peer_topology.join.store',
                    '#peer_topology.join.unlock',
                    change,
                  ),
                }
              : {
                  anew: registerAnew(
                    '#peer_topology.join.anew',
                    '#peer_topology.join.unlock',
                    change.kind,
                    'joins',
                  ),
                }),
            unlock: {
              on: {
                'mutex_unlock: joined': step(
                  '#peer_topology.stable',
                  { deviceLock: 'UNLOCK' },
                  { actions: 'forget' },
                ),
              },
            },
          },
        },
      }),
      split: {
        initial: 'down',
        states: {
          ...(kind.stops && {
            stop: {
              on: {
                'the answer is no from here on': step(
                  afterStop,
                  { link: 'STOP' },
                  { facts: 'E2 O9' },
                ),
              },
            },
          }),
          ...(locks && {
            lock: {
              on: { 'mutex_lock: split': step(begin, { deviceLock: 'LOCK' }, { sleeps: true }) },
            },
            unlock: {
              on: {
                'mutex_unlock: split': step(
                  'down',
                  { deviceLock: 'UNLOCK' },
                  { actions: 'forget' },
                ),
              },
            },
          }),
          ...(stores && { store: splitOwner('#peer_topology.split.store', revoke, change) }),
          ...(kind.changes === 'registers anew' && {
            anew: registerAnew(
              '#peer_topology.split.anew',
              '#peer_topology.split.unlock',
              change.kind,
              'splits',
            ),
          }),
          ...(kind.revokes && {
            revoke: {
              ...evictPeerPages(
                '#peer_topology.split.revoke',
                '#peer_topology.split.unlock',
                'one pass',
              ),
              description:
                'No primitive of the kernel takes a private mapping away but a migration of its page',
            },
          }),
          down: {
            on: {
              'interconnect is down': step(
                '#peer_topology.over',
                { link: 'DOWN' },
                { facts: 'E4 4' },
              ),
            },
          },
        },
      },
      over: { tags: 'rest' },
    },
  });
  return thread<Ports, Topology, typeof machine>(machine, { actor: 'driver' });
}
