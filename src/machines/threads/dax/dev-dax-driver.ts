import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every, ThreadDef } from '../../../model/thread-def.ts';
import type { charDevice } from '../../objects/dax/char-device.ts';
import type { daxPage } from '../../objects/dax/dax-page.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import { killDax, type KillDaxPorts } from '../../parts/dax/kill-dax.ts';
import { memremapPages } from '../../parts/pagemap/memremap-pages.ts';
import { memunmapRange } from '../../parts/pagemap/memunmap-range.ts';
import type { RegisterContext, RegisterPorts } from '../../parts/pagemap/register-ports.ts';

interface Driver extends RegisterContext {
  /** The entry that unmap_mapping_range is at. */
  readonly process?: number | undefined;
  readonly page?: number | undefined;
}

interface Ports extends Omit<RegisterPorts, 'pages'>, KillDaxPorts {
  readonly cdev: typeof charDevice;
  readonly pages: Every<typeof daxPage>;
  /** The entry that is zapped with its page, and all entries. */
  readonly pte: typeof daxPte;
  readonly page: typeof daxPage;
  readonly ptes: Every<typeof daxPte>;
  readonly pins: Every<ThreadDef<unknown, unknown>>;
}

const step = steps<Ports>();
const source = 'drivers/dax/device.c: dev_dax_probe';
const facts = 'C5';
const probe = { facts: 'C5 probe' };
const unmap = {
  picks: ['process', 'page'],
  source: 'mm/memory.c: unmap_mapping_range',
  facts: 'C5 unmap',
} as const;
const devres = { source: 'drivers/base/devres.c: devres_release_all', facts: 'C5 release, A12 D2' };

/** What devres releases at the unbind is the probe in reverse. */
const machine = setup({
  types: threadTypes<Ports, Driver>(),
  guards: {
    hasRange: ({ context }) => context.nrRange === 1,
    hasNoRange: ({ context }) => context.nrRange === 0,
  },
  actions: {
    find: assign({ found: ({ event }) => event['found'] as number }),
    forget: assign({ found: undefined }),
    startRanges: assign({ nrRange: 0 }),
    endRange: assign({ nrRange: 1 }),
  },
}).createMachine({
  id: 'dev_dax_driver',
  description: 'The driver of a dax device, from its probe to the end of its unbind',
  meta: { source, facts },
  initial: 'created',
  context: { nrRange: 0 },
  states: {
    created: {
      on: {
        'kill_dax: no driver is bound': step(
          'unbound',
          { dax: 'KILL' },
          { source: 'drivers/dax/bus.c: devm_create_dev_dax', facts: 'C5 create' },
        ),
      },
    },
    unbound: {
      tags: 'rest',
      on: { devm_kzalloc: step('allocated', { container: 'ALLOC' }, probe) },
    },
    allocated: {
      on: {
        devm_request_mem_region: step(
          'memremap_pages',
          { region: 'REQUEST' },
          { facts: 'C5 probe, A2 M3.2' },
        ),
      },
    },
    memremap_pages: memremapPages('#dev_dax_driver.remapped', '#dev_dax_driver.memunmap_pages'),
    remapped: { on: { cdev_add: step('run', { cdev: 'ADD' }, probe) } },
    run: {
      tags: 'starting',
      description: 'Can be opened; an mmap still finds a dead device',
      on: {
        run_dax: step(
          'bound',
          { dax: 'RUN' },
          { source: 'drivers/dax/super.c: run_dax', facts: 'C5 run' },
        ),
      },
    },
    bound: {
      tags: 'rest',
      on: {
        device_release_driver: step(
          'kill_dax',
          { pins: 'looks unpinned' },
          { sleeps: true, source: 'drivers/base/dd.c: device_release_driver', facts: 'A12 unbind' },
        ),
      },
    },
    kill_dax: killDax('#dev_dax_driver.unmap'),
    unmap: {
      tags: 'unmapping',
      meta: { source: 'drivers/dax/bus.c: kill_dev_dax' },
      on: {
        unmap_mapping_range: step('unmap', { pte: ['looks mapped', 'ZAP'], page: 'PUT' }, unmap),
        'unmap_mapping_range (last)': step(
          'unmap',
          { pte: ['looks mapped', 'ZAP'], page: 'PUT_LAST' },
          unmap,
        ),
        'unmap_mapping_range: nothing is mapped': step(
          'cdev',
          { ptes: 'looks none' },
          { source: 'mm/memory.c: unmap_mapping_range', facts: 'C5 unmap' },
        ),
      },
    },
    cdev: { on: { cdev_del: step('memunmap_pages', { cdev: 'DEL' }, devres) } },
    memunmap_pages: memunmapRange('#dev_dax_driver.region'),
    region: { on: { release_mem_region: step('free', { region: 'RELEASE' }, devres) } },
    free: {
      on: { 'kfree: pgmap': step('gone', { container: 'FREE', dax: 'FREE' }, devres) },
    },
    gone: { tags: 'rest' },
  },
});

/** The thread that binds and unbinds a dax device. */
export const devDaxDriver = thread<Ports, Driver, typeof machine>(machine, { actor: 'driver' });
