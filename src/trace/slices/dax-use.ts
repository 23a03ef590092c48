import { assign, setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';

interface Use {
  /** Page-table entries that faults were seen to make; not there when there are none. */
  readonly maps?: number | undefined;
  /** References that were seen to be taken through them. */
  readonly pins?: number | undefined;
  /** The last of them was put: the event of the free is still to come. */
  readonly putting?: true | undefined;
  /** How many pins may be taken unseen; not there when none may. */
  readonly most?: number | undefined;
}

const EVENTS = [
  'MAP',
  'UNMAP',
  'UNMAP_ALL',
  'KEEP',
  'PIN',
  'UNPIN',
  'UNPIN_ALL',
  'IDLE',
  'FREE',
  'FREE_ONE',
  'FREE_SOME',
  'REMOVE',
] as const;

const number = (n: number): number | undefined => (n > 0 ? n : undefined);

/** What is left of entries and pins; where nothing is left the last was put. */
const left = (before: Use, { maps, pins }: Pick<Use, 'maps' | 'pins'>) => {
  const wasUsed = before.maps !== undefined || before.pins !== undefined;
  const isPut = wasUsed && maps === undefined && pins === undefined;
  return { maps, pins, putting: isPut ? (true as const) : before.putting };
};

const machine = setup({
  types: {
    context: {} as Use,
    events: {} as { type: (typeof EVENTS)[number] },
    meta: {} as StateMeta,
  },
  guards: {
    pinned: ({ context }) => context.pins !== undefined,
    mapped: ({ context }) => context.maps !== undefined,
    'pinned only': ({ context }) => context.pins !== undefined && context.maps === undefined,
    'mapped only': ({ context }) => context.pins === undefined && context.maps !== undefined,
    unused: ({ context }) => context.pins === undefined && context.maps === undefined,
    'not pinned': ({ context }) => context.pins === undefined,
    putting: ({ context }) => context.putting === true,
    'not putting': ({ context }) => context.putting === undefined,
  },
  actions: {
    map: assign({ maps: ({ context }) => (context.maps ?? 0) + 1 }),
    unmap: assign(({ context }) =>
      left(context, { ...context, maps: number((context.maps ?? 0) - 1) }),
    ),
    keep: assign({
      maps: undefined,
      pins: ({ context: { maps = 0, pins = 0 } }) => number(maps + pins),
    }),
    unmapAll: assign(({ context }) => left(context, { ...context, maps: undefined })),
    pin: assign({ pins: ({ context }) => (context.pins ?? 0) + 1 }),
    unpin: assign(({ context }) =>
      left(context, { ...context, pins: number((context.pins ?? 0) - 1) }),
    ),
    unpinAll: assign(({ context }) => left(context, { ...context, pins: undefined })),
    idle: assign(({ context }) => left(context, { maps: undefined, pins: undefined })),
    freed: assign({ putting: undefined }),
    freeOne: assign({ maps: ({ context }) => number((context.maps ?? 0) - 1) }),
    forget: assign({ maps: undefined, pins: undefined, putting: undefined }),
  },
}).createMachine({
  id: 'dax_use',
  description:
    'Who uses memory that is mapped as it is, as far as events show it: entries of page tables, and pins. What was seen to be taken is there until an event ends it',
  meta: { source: 'fs/dax.c', facts: 'A3 B' },
  initial: 'present',
  context: ({ input }) => {
    const most = (input as { most?: number } | undefined)?.most ?? 0;
    return most > 0 ? { most } : {};
  },
  states: {
    present: {
      description: 'There are struct pages',
      on: {
        MAP: { actions: 'map' },
        UNMAP: { actions: 'unmap' },
        UNMAP_ALL: { actions: 'unmapAll' },
        KEEP: { actions: 'keep' },
        PIN: { actions: 'pin' },
        UNPIN: [
          { guard: 'pinned', actions: 'unpin' },
          { guard: 'not pinned', target: 'putTwice' },
        ],
        UNPIN_ALL: { actions: 'unpinAll' },
        IDLE: { actions: 'idle' },
        FREE: [
          { guard: 'putting', actions: 'freed' },
          { guard: 'not putting', actions: 'forget' },
        ],
        FREE_ONE: { actions: 'freeOne' },
        FREE_SOME: [
          { guard: 'mapped', actions: 'unmap' },
          { guard: 'pinned only', actions: 'unpin' },
          { guard: 'unused', target: 'present' },
        ],
        REMOVE: [
          { guard: 'pinned', target: 'removedWhilePinned' },
          { guard: 'mapped only', target: 'removedWhileMapped' },
          { guard: 'unused', target: 'gone', actions: 'forget' },
        ],
      },
    },
    gone: {
      description: 'The memmap is removed',
      meta: { source: 'mm/memremap.c: pageunmap_range', facts: 'A3 U4.3' },
      on: {
        MAP: 'mappedAfterRemove',
        UNMAP: 'gone',
        UNMAP_ALL: 'gone',
        KEEP: 'gone',
        PIN: 'mappedAfterRemove',
        UNPIN: 'putTwice',
        UNPIN_ALL: 'gone',
        IDLE: 'gone',
        FREE: 'putTwice',
        FREE_ONE: 'putTwice',
        FREE_SOME: 'gone',
        REMOVE: 'gone',
      },
    },
    removedWhilePinned: {
      tags: 'violation',
      description:
        'memunmap_pages does not wait for pins of this type: a page is pinned while its struct page is removed, and whoever puts it later touches memory that is not there',
    },
    removedWhileMapped: {
      tags: 'violation',
      description:
        'memunmap_pages does not wait for mappings of this type, and whoever is to unmap them before has not: page tables still map memory whose struct pages are removed',
    },
    mappedAfterRemove: {
      tags: 'violation',
      description: 'Memory is mapped or pinned whose struct pages are removed',
    },
    putTwice: { tags: 'violation', description: 'A reference is put that nobody has' },
  },
});

/** The use of one page, or of all pages of a pagemap, of FS_DAX or GENERIC memory. */
export const daxUse = object(machine, {
  effects: EVENTS,
  looks: {
    mapped: ({ context }) => context.maps !== undefined,
    pinned: ({ context }) => context.pins !== undefined,
    used: ({ context: { maps, pins, putting } }) =>
      maps !== undefined || pins !== undefined || putting === true,
    unmapped: ({ context }) => context.maps === undefined,
    'may be mapped again': ({ context: { maps, putting } }) =>
      maps === undefined && putting === true,
    'mapped anew': ({ context: { maps = 0, pins } }) => maps > 1 && pins === undefined,
    'may be pinned': ({ context: { maps, pins = 0, most = 0 } }) =>
      maps !== undefined && pins < most,
  },
});
