import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly refs?: number | undefined },
    events: {} as { type: 'KMALLOC' | 'GET' | 'PUT' | 'PUT_LAST' },
    meta: {} as StateMeta,
  },
  guards: {
    last: ({ context }) => context.refs === 1,
    several: ({ context }) => (context.refs ?? 0) > 1,
  },
  actions: {
    init: assign({ refs: 1 }),
    get: assign({ refs: ({ context }) => (context.refs ?? 0) + 1 }),
    put: assign({ refs: ({ context }) => (context.refs ?? 0) - 1 }),
    forget: assign({ refs: undefined }),
  },
}).createMachine({
  id: 'owner_identity',
  description:
    'An address at which an owner of device-private pages may live. Nobody reads what stands there: the address alone is compared, and it may be handed out again',
  meta: { source: 'drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_owner', facts: 'E2 O1 O8' },
  initial: 'free',
  context: {},
  states: {
    free: {
      description: 'Nothing lives there, or what did was freed',
      on: {
        KMALLOC: { target: 'allocated', actions: 'init' },
        GET: 'usedAfterFree',
        PUT: 'usedAfterFree',
      },
    },
    allocated: {
      description: 'A struct kref counts the peers whose owner it is',
      on: {
        GET: { actions: 'get' },
        PUT: { guard: 'several', actions: 'put' },
        PUT_LAST: { guard: 'last', target: 'free', actions: 'forget' },
      },
    },
    usedAfterFree: {
      tags: 'violation',
      description: 'A reference of an owner is taken or put that is freed',
    },
  },
});

/** The identity behind `pgmap->owner`: what is compared is the address, which `kmalloc` may reuse. */
export const ownerIdentity = object(machine, {
  counts: { unit: 'reference', number: ({ context }) => context.refs ?? 0 },
  effects: ['GET'],
  waits: ['KMALLOC'],
  answers: { kref_put: ['PUT', 'PUT_LAST'] },
});
