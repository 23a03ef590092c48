import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { allocationGate } from '../../objects/owners/allocation-gate.ts';
import type { intervalNotifier } from '../../objects/hmm/interval-notifier.ts';
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

interface Ports extends PeerToRamPorts {
  readonly gate: typeof allocationGate;
  /** The notifiers of every importer over the page at hand. */
  readonly notifiers: Every<typeof intervalNotifier>;
}

const step = steps<Ports>();

/** The process whose memory moves between RAM and the exporter: its CPU faults and its migrations. */
export function peerProcess(filter: NotifierFilter) {
  const machine = setup({
    types: threadTypes<Ports, PeerToRamContext>(),
    guards: { 'last importer': isLastImporter },
    actions: {
      pick: assign(picked<PeerToRamContext>),
      'first importer': assign({ called: 0 }),
      'next importer': assign(nextImporter),
      'no importer': assign({ called: undefined, eventOwner: undefined }),
      'no page': assign({ page: undefined }),
    },
  }).createMachine({
    id: 'peer_process',
    description:
      'A process: it moves its memory to the device that exports it, and the CPU touches it there',
    meta: { source: 'mm/memory.c: do_swap_page', facts: 'A7 A8' },
    initial: 'running',
    context: ({ input }) => ({ importers: (input as { importers: number }).importers }),
    states: {
      running: {
        tags: 'rest',
        entry: 'no page',
        on: {
          'migrate_vma_setup: to the device': step(
            'toDevice',
            {
              gate: 'ENTER',
              pte: ['looks ram', 'COLLECT_RAM'],
              ...(filter === 'none' && { notifiers: 'SET_SEQ_DONE' }),
            },
            { picks: ['page'], actions: 'pick', facts: 'A8 V1-V5' },
          ),
          'do_swap_page: invalidate_range_start': startPeerToRam('toRam', 'MIGRATE', filter, [
            'page',
          ]),
        },
      },
      toDevice: {
        meta: { source: 'mm/migrate_device.c: migrate_vma_finalize', facts: 'A8 V8-V10' },
        on: {
          'migrate_vma_finalize: to the device': step(
            'running',
            { pte: 'MAP_DEVICE', gate: 'EXIT' },
            { facts: 'A8 V8-V10' },
          ),
        },
      },
      toRam: peerToRam('#peer_process.toRam', '#peer_process.running', 'MIGRATE', filter),
    },
  });
  return thread<Ports, PeerToRamContext, typeof machine>(machine, { actor: 'user' });
}
