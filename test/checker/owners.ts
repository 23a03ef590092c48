import { assign, setup } from 'xstate';
import { object, steps, system, thread, threadTypes, violation } from '../../src/index.ts';

/** A pagemap whose owner is a number that may be stored anew. */
export const pgmap = object(
  setup({
    types: {
      context: {} as { owner: number },
      events: {} as { type: 'STORE' | 'MAP'; value: number },
    },
    guards: { owned: ({ context, event }) => context.owner === event.value },
    actions: { store: assign({ owner: ({ event }) => event.value }) },
  }).createMachine({
    id: 'pgmap',
    initial: 'registered',
    context: { owner: 1 },
    states: {
      registered: {
        on: {
          STORE: { target: 'registered', actions: 'store' },
          MAP: [{ guard: 'owned', target: 'registered' }, { target: 'mappedByStranger' }],
        },
      },
      mappedByStranger: { tags: 'violation' },
    },
  }),
  {
    effects: ['STORE', 'MAP'],
    carries: ['STORE', 'MAP'],
    looks: { 'owner is': ({ context }, who) => context.owner === who },
  },
);

interface Ports {
  pgmap: typeof pgmap;
}
const step = steps<Ports>();

const exporter = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'exporter',
    initial: 'bound',
    states: {
      bound: {
        tags: 'rest',
        on: {
          'WRITE_ONCE(pgmap->owner)': step(
            'bound',
            { pgmap: 'STORE {owner}' },
            { picks: ['owner'] },
          ),
        },
      },
    },
  }),
  { actor: 'driver' },
);

const rule = violation({
  id: 'owner-maps',
  sentence: 'only the owner maps',
  source: 'test',
  of: pgmap,
  states: ['mappedByStranger'],
});

/** One importer or several, which map in the step that compares the owner, or in the next one. */
export function owners(how: 'at once' | 'compares, then maps', importers = 1) {
  const importer = thread<Ports>(
    setup({ types: threadTypes<Ports>() }).createMachine({
      id: 'importer',
      initial: 'idle',
      states: {
        idle: {
          tags: 'rest',
          on: {
            hmm_range_fault:
              how === 'at once'
                ? step('idle', { pgmap: ['looks owner is {own}', 'MAP {own}'] })
                : step('compared', { pgmap: 'looks owner is {own}' }),
            'fall back': step('idle', { pgmap: 'looks not owner is {own}' }),
          },
        },
        compared: { on: { dma_map_page: step('idle', { pgmap: 'MAP {own}' }) } },
      },
    }),
    { actor: 'kernel' },
  );
  return system({
    id: 'owners',
    about: 'Does the owner still hold when it is used?',
    rules: [rule],
    compose(c) {
      const it = c.object('pgmap', pgmap);
      c.thread('exporter', exporter, { pgmap: it }, { picks: { owner: 3 } });
      for (let own = 0; own < importers; own++)
        c.thread(`importer${own}`, importer, { pgmap: it }, { at: { own } });
    },
  });
}
