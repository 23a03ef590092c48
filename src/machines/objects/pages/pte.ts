import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const EVENTS = [
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
] as const;

/** What the entries map beside RAM: device-private pages, or coherent ones. */
interface Memory {
  readonly coherent?: true | undefined;
}

/** Where an entry goes that maps the device page from now on. */
const DEVICE = [
  { guard: 'coherent', target: 'device coherent' },
  { guard: 'private', target: 'device private' },
] as const;

const machine = setup({
  types: {
    context: {} as Memory,
    events: {} as { type: (typeof EVENTS)[number] },
    meta: {} as StateMeta,
  },
  guards: {
    coherent: ({ context }) => context.coherent === true,
    private: ({ context }) => context.coherent !== true,
  },
}).createMachine({
  id: 'pte',
  description: 'One page-table entry of one process, each change under its page-table lock',
  meta: { source: 'mm/memory.c, mm/migrate.c', facts: 'A10' },
  initial: 'none',
  context: ({ input }) => (input as Memory | undefined) ?? {},
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
        COPY_DEVICE: DEVICE,
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
        MAP_DEVICE: DEVICE,
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
    'device coherent': {
      description: 'A present entry: one reference and one mapping of the device page',
      meta: { facts: 'B COHERENT' },
      on: {
        COLLECT: 'migration',
        UNMAP: 'migration',
        MAP_BACK: 'device coherent',
        MAP_RAM: 'device coherent',
        MAP_UNWRITTEN: 'device coherent',
        RESTORE_RAM: 'device coherent',
      },
    },
    migration: {
      description: 'The migration entry of the device page; it holds no reference',
      meta: { source: 'mm/rmap.c: try_to_migrate_one', facts: 'A8 V4 V6' },
      on: {
        UNMAP: 'migration',
        MAP_BACK: DEVICE,
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
  effects: EVENTS,
  keeps: {
    in: ['device private', 'device coherent'],
    as: ({ process }) => `page table of process${process}`,
  },
  looks: {
    'in ram or none': ({ is }) => is('ram') || is('none'),
  },
});
