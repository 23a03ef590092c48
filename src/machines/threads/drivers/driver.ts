import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { drmDevice } from '../../objects/drivers/drm-device.ts';
import { evictPages, type EvictPorts } from '../../parts/pages/evict-pages.ts';
import { memunmapPages, type UnmapPorts } from '../../parts/pagemap/memunmap-pages.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import { isLastPage, nextPage, type PageCursor } from '../../parts/page-cursor.ts';

interface Ports extends EvictPorts, UnmapPorts {
  drm: typeof drmDevice;
  deviceLock: typeof mutex;
}

interface Driver extends PageCursor {
  /** A shrinker may evict while the device is bound. */
  readonly shrinks?: true | undefined;
}

const step = steps<Ports>();

const machine = setup({
  types: threadTypes<Ports, Driver>(),
  guards: { shrinks: ({ context }) => context.shrinks === true, 'last page': isLastPage },
  actions: {
    'first page': assign({ page: 0 }),
    'next page': assign(nextPage),
    forget: assign({ page: undefined }),
  },
}).createMachine({
  id: 'driver',
  description:
    'The driver when it is unbound: remove(), devres and module exit, one after the other',
  meta: { source: 'drivers/base/dd.c: __device_release_driver', facts: 'A12' },
  initial: 'bound',
  context: ({ input }) => input as Driver,
  states: {
    bound: {
      tags: 'rest',
      on: {
        device_driver_detach: step(
          'unplug',
          { deviceLock: 'LOCK' },
          { sleeps: true, facts: 'A12 unbind' },
        ),
        'shrinker: evict': { ...step('shrink', {}, { actions: 'first page' }), guard: 'shrinks' },
      },
    },
    shrink: {
      description: 'Memory of the device is wanted for something else: one pass of eviction',
      initial: 'evict',
      states: {
        evict: evictPages('#driver.shrink.evict', '#driver.shrink.done'),
        done: { entry: 'forget', always: '#driver.bound' },
      },
    },
    unplug: {
      meta: { source: 'drivers/gpu/drm/drm_drv.c: drm_dev_unplug' },
      on: { drm_dev_unplug: step('synchronize', { drm: 'UNPLUG' }, { facts: 'A12 X1' }) },
    },
    synchronize: {
      meta: { source: 'drivers/gpu/drm/drm_drv.c: drm_dev_unplug' },
      on: {
        synchronize_srcu: step(
          'evict',
          { drm: 'SYNCHRONIZE' },
          { actions: 'first page', sleeps: true, facts: 'A12 X2' },
        ),
      },
    },
    evict: {
      tags: 'evicting',
      description: 'Evicts until the free list has every page again',
      initial: 'pass',
      states: {
        pass: evictPages('#driver.evict.pass', '#driver.evict.check'),
        check: {
          entry: 'forget',
          on: {
            'every page is free': step('#driver.release', { pages: 'looks free' }),
            'pages are left': step(
              'pass',
              { pages: 'some looks not free' },
              { actions: 'first page' },
            ),
          },
        },
      },
    },
    release: {
      description: 'The driver drops the reference that it took for itself',
      on: {
        put_dev_pagemap: step('memunmap_pages', { ref: 'PUT' }, { facts: 'A4 PUT' }),
      },
    },
    memunmap_pages: memunmapPages('#driver.stop'),
    stop: { on: { 'stop the copy engine': step('backing', { engine: 'STOP' }, { sleeps: true }) } },
    backing: { on: { 'free the buffer object': step('container', { memory: 'FREE' }) } },
    container: {
      on: {
        'kfree pagemap': step('unlock', { pgmap: 'FREE' }, { facts: 'A3 U6' }),
      },
    },
    unlock: {
      on: { device_unlock: step('flush', { deviceLock: 'UNLOCK' }, { facts: 'A12 unbind' }) },
    },
    flush: {
      on: {
        flush_workqueue: step('free', { data: 'FLUSH' }, { sleeps: true, facts: 'A12 module' }),
      },
    },
    free: { on: { 'kfree driver data': step('exit', { data: 'FREE' }) } },
    exit: { on: { free_module: step('unloaded', { module: 'UNLOAD' }, { facts: 'A12 module' }) } },
    unloaded: { tags: 'rest' },
  },
});

/** The thread that unbinds the driver. */
export const driver = thread<Ports, Driver, typeof machine>(machine, { actor: 'driver' });
