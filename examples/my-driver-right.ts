/**
 * A driver of my own, as a driver author would try it on the first afternoon.
 *
 * remove() closes the gate, moves every page back to RAM, unregisters, and only then takes down what
 * the callbacks of pages use. The kernel, the processes and the pages are published machines; the
 * order of the steps below is mine, and that is what is judged.
 */
import { assign, setup } from 'xstate';
import { steps, system, thread, threadTypes } from 'unplug-verifier';
import {
  evictPages,
  isLastPage,
  memunmapPages,
  nextPage,
  type drmDevice,
  type EvictPorts,
  type PageCursor,
  type UnmapPorts,
} from 'unplug-verifier/machines';
import { removeFinishes } from 'unplug-verifier/rules';
import {
  devicePrivateCore,
  devicePrivateCoreRules,
  devicePrivateLimits,
} from 'unplug-verifier/systems';

/** What my driver touches: what its pieces need, and the gate of its DRM device. */
interface Ports extends EvictPorts, UnmapPorts {
  drm: typeof drmDevice;
}

const step = steps<Ports>();

const myDriver = thread<Ports, PageCursor>(
  setup({
    types: threadTypes<Ports, PageCursor>(),
    guards: { 'last page': isLastPage },
    actions: {
      'first page': assign({ page: 0 }),
      'next page': assign(nextPage),
      forget: assign({ page: undefined }),
    },
  }).createMachine({
    id: 'my_driver',
    meta: { source: 'my_driver.c: my_remove' },
    initial: 'bound',
    context: ({ input }) => input as PageCursor,
    states: {
      bound: { tags: 'rest', on: { my_remove: step('gate') } },
      gate: { on: { drm_dev_unplug: step('synchronize', { drm: 'UNPLUG' }) } },
      synchronize: {
        on: {
          synchronize_srcu: step(
            'evict',
            { drm: 'SYNCHRONIZE' },
            { actions: 'first page', sleeps: true },
          ),
        },
      },
      evict: {
        tags: 'evicting',
        initial: 'pass',
        states: {
          pass: evictPages('#my_driver.evict.pass', '#my_driver.evict.check'),
          check: {
            entry: 'forget',
            on: {
              'every page is free': step('#my_driver.unregister', { pages: 'looks free' }),
              'pages are left': step(
                'pass',
                { pages: 'some looks not free' },
                { actions: 'first page' },
              ),
            },
          },
        },
      },
      unregister: memunmapPages('#my_driver.stop'),
      stop: { on: { 'stop the copy engine': step('vram', { engine: 'STOP' }, { sleeps: true }) } },
      vram: { on: { 'free the device memory': step('chunk', { memory: 'FREE' }) } },
      chunk: { on: { 'kfree my_chunk': step('gone', { pgmap: 'FREE', data: 'FREE' }) } },
      gone: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

export default system({
  id: 'my-driver-right',
  about: 'May my_remove() unregister in this order, and does it finish?',
  sizes: {
    pages: { unit: 'pages', default: 1, max: 2 },
    processes: { unit: 'processes', default: 1, max: 2 },
  },
  rules: [...devicePrivateCoreRules, removeFinishes(myDriver)],
  notModelled: devicePrivateLimits,
  compose(c, { pages = 1, processes = 1 }) {
    const around = devicePrivateCore(c, { pages, processes });
    c.thread('my_driver', myDriver, around, { input: { pages } });
  },
});
