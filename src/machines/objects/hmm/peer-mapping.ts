import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'MAP' | 'UNMAP' }, meta: {} as StateMeta },
}).createMachine({
  id: 'peer_mapping',
  description:
    'The mapping for DMA that one device has of one page of another device: the engine may use it at any moment',
  meta: { source: 'drivers/gpu/drm/drm_gpusvm.c: drm_gpusvm_get_pages', facts: 'C4, K14' },
  initial: 'none',
  states: {
    none: { on: { MAP: 'mapped', UNMAP: 'none' } },
    mapped: { on: { MAP: 'mappedTwice', UNMAP: 'none' } },
    mappedTwice: { tags: 'violation', description: 'A page is mapped that is mapped already' },
  },
});

/** The address of a page of another device in the page tables of a device. */
export const peerMapping = object(machine, { effects: ['MAP', 'UNMAP'] });
