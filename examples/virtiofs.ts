/**
 * virtiofs with a DAX window, written over the published file system, processes and pages.
 *
 * virtio_fs_remove() waits for its queues and not for the superblock, which may outlive the device. So
 * somebody has to unmount first, and nothing in the driver sees to it: that is the duty below.
 */
import { setup } from 'xstate';
import { duty, replaceStep, steps, system, thread, threadTypes } from 'unplug-verifier';
import {
  killDax,
  memunmapBiased,
  type daxMount,
  type daxPage,
  type KillDaxPorts,
  type UnmapPorts,
} from 'unplug-verifier/machines';
import { removeFinishes } from 'unplug-verifier/rules';
import { fsDaxCore, fsDaxLimits, fsDaxRules } from 'unplug-verifier/systems';

interface Ports extends KillDaxPorts, UnmapPorts<typeof daxPage> {
  mount: typeof daxMount;
}

const step = steps<Ports>();

const virtioFs = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'virtio_fs',
    meta: { source: 'fs/fuse/virtio_fs.c: virtio_fs_remove', facts: 'C8' },
    initial: 'bound',
    states: {
      bound: {
        tags: 'rest',
        on: { virtio_fs_remove: step('stop', { mount: 'looks not holding the device' }) },
      },
      stop: {
        description: 'Requests fail from here on; a fault in a range that is set up needs none',
        on: { virtio_fs_stop_all_queues: step('drain') },
      },
      drain: { on: { virtio_fs_drain_all_queues_locked: step('reset', {}, { sleeps: true }) } },
      reset: { on: { virtio_reset_device: step('cleanup_dax') } },
      cleanup_dax: killDax('#virtio_fs.memunmap_pages'),
      memunmap_pages: memunmapBiased('#virtio_fs.free'),
      free: {
        on: { 'devres: kfree pagemap': step('gone', { dax: 'FREE', pgmap: 'FREE' }) },
      },
      gone: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

export default system({
  id: 'virtiofs',
  about: 'The device goes while its file system may still be mounted: what is left behind?',
  sizes: {
    pages: { unit: 'pages', default: 1, max: 2 },
    processes: { unit: 'processes', default: 1, max: 2 },
  },
  rules: [...fsDaxRules, removeFinishes(virtioFs)],
  duties: [
    duty({
      id: 'unmounts-before-remove',
      sentence: 'the file system is unmounted before the device is removed',
      whose: 'administrator',
      source: 'fs/fuse/virtio_fs.c: virtio_fs_remove; facts C8',
      dropped: [
        replaceStep(
          'virtio_fs',
          'bound',
          'virtio_fs_remove',
          { target: 'stop', ports: { mount: 'looks not holding the device' } },
          { target: 'stop' },
        ),
      ],
    }),
  ],
  notModelled: fsDaxLimits,
  compose(c, { pages = 1, processes = 1 }) {
    c.thread('virtio_fs', virtioFs, fsDaxCore(c, { pages, processes }));
  },
});
