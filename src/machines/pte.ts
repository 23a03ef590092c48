import { setup } from 'xstate';
import { object } from '../model/object.ts';
import type { StateMeta } from '../model/thread.ts';

const machine = setup({
  types: {
    events: {} as {
      type:
        | 'MAP_ZERO_PAGE'
        | 'COLLECT_RAM'
        | 'RESTORE_RAM'
        | 'MAP_DEVICE'
        | 'COLLECT'
        | 'UNMAP'
        | 'MAP_BACK'
        | 'MAP_RAM'
        | 'MAP_UNWRITTEN'
        | 'ZAP'
        | 'COPY_RAM'
        | 'COPY_DEVICE'
        | 'COPY_MIGRATION';
    },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'pte',
  description: 'One page-table entry of one process, each change under its page-table lock',
  meta: { source: 'mm/memory.c, mm/migrate.c', facts: 'A10' },
  initial: 'none',
  // What a walk over every mapping says to an entry that does not map the page.
  on: {
    MAP_ZERO_PAGE: '.overwritten',
    COLLECT_RAM: '.overwritten',
    MAP_DEVICE: '.overwritten',
    COLLECT: '.overwritten',
    COPY_RAM: '.overwritten',
    COPY_DEVICE: '.overwritten',
    COPY_MIGRATION: '.overwritten',
    ZAP: '.none',
  },
  states: {
    none: {
      on: {
        MAP_ZERO_PAGE: 'ram',
        COLLECT_RAM: 'migrating from ram',
        COPY_RAM: 'ram',
        COPY_DEVICE: 'device private',
        COPY_MIGRATION: 'migration',
        UNMAP: 'none',
        MAP_BACK: 'none',
        MAP_RAM: 'none',
        MAP_UNWRITTEN: 'none',
        RESTORE_RAM: 'none',
      },
    },
    ram: {
      on: {
        COLLECT_RAM: 'migrating from ram',
        UNMAP: 'ram',
        MAP_BACK: 'ram',
        MAP_RAM: 'ram',
        MAP_UNWRITTEN: 'ram',
        RESTORE_RAM: 'ram',
      },
    },
    'migrating from ram': {
      description: 'The migration entry of a RAM page, or a hole, on its way to the device',
      meta: { source: 'mm/migrate_device.c: migrate_vma_collect_pmd', facts: 'A8 V4' },
      on: {
        MAP_DEVICE: 'device private',
        RESTORE_RAM: 'ram',
        UNMAP: 'migrating from ram',
        MAP_BACK: 'migrating from ram',
        MAP_RAM: 'migrating from ram',
        MAP_UNWRITTEN: 'migrating from ram',
      },
    },
    'device private': {
      description: 'A non-present entry: one reference and one mapping of the device page',
      on: {
        COLLECT: 'migration',
        UNMAP: 'migration',
        MAP_BACK: 'device private',
        MAP_RAM: 'device private',
        MAP_UNWRITTEN: 'device private',
        RESTORE_RAM: 'device private',
      },
    },
    migration: {
      description: 'The migration entry of the device page; it holds no reference',
      meta: { source: 'mm/rmap.c: try_to_migrate_one', facts: 'A8 V4 V6' },
      on: {
        UNMAP: 'migration',
        MAP_BACK: 'device private',
        MAP_RAM: 'ram',
        MAP_UNWRITTEN: 'unwritten',
        RESTORE_RAM: 'migration',
      },
    },
    unwritten: {
      tags: 'violation',
      description: 'The process reads RAM that the device page was never copied to',
    },
    overwritten: { tags: 'violation', description: 'A valid entry is overwritten' },
  },
});

/** A page-table entry. Events that a walk sends to every entry of a page leave the others alone. */
export const pte = object(machine, {
  effects: [
    'MAP_ZERO_PAGE',
    'COLLECT_RAM',
    'RESTORE_RAM',
    'MAP_DEVICE',
    'COLLECT',
    'UNMAP',
    'MAP_BACK',
    'MAP_RAM',
    'MAP_UNWRITTEN',
    'ZAP',
    'COPY_RAM',
    'COPY_DEVICE',
    'COPY_MIGRATION',
  ],
  looks: {
    'in ram or none': ({ value }) => value === 'ram' || value === 'none',
  },
});
