/**
 * The driver of my-driver-right.ts without its eviction: it closes the gate and unregisters.
 *
 * memunmap_pages waits for every page. The pages of a process that neither faults, unmaps nor exits
 * come back only if the driver fetches them, and this one does not.
 */
import { setup } from 'xstate';
import { steps, system, thread, threadTypes } from 'unplug-verifier';
import {
  memunmapPages,
  type copyEngine,
  type deviceMemory,
  type driverData,
  type drmDevice,
  type UnmapPorts,
} from 'unplug-verifier/machines';
import { removeFinishes } from 'unplug-verifier/rules';
import {
  devicePrivateCore,
  devicePrivateCoreRules,
  devicePrivateLimits,
} from 'unplug-verifier/systems';

interface Ports extends UnmapPorts {
  drm: typeof drmDevice;
  engine: typeof copyEngine;
  memory: typeof deviceMemory;
  data: typeof driverData;
}

const step = steps<Ports>();

const myDriver = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'my_driver',
    meta: { source: 'my_driver.c: my_remove' },
    initial: 'bound',
    states: {
      bound: { tags: 'rest', on: { my_remove: step('gate') } },
      gate: { on: { drm_dev_unplug: step('synchronize', { drm: 'UNPLUG' }) } },
      synchronize: {
        on: {
          synchronize_srcu: step('unregister', { drm: 'SYNCHRONIZE' }, { sleeps: true }),
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
  id: 'my-driver-forgets-to-evict',
  about: 'May my_remove() unregister in this order, and does it finish?',
  sizes: {
    pages: { unit: 'pages', default: 1, max: 2 },
    processes: { unit: 'processes', default: 1, max: 2 },
  },
  rules: [...devicePrivateCoreRules, removeFinishes(myDriver)],
  notModelled: devicePrivateLimits,
  compose(c, { pages = 1, processes = 1 }) {
    const around = devicePrivateCore(c, { pages, processes });
    c.thread('my_driver', myDriver, around);
  },
});
