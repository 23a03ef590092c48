import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every, ThreadDef } from '../../../model/thread-def.ts';
import type { daxEntry } from '../../objects/dax/dax-entry.ts';
import type { daxMount } from '../../objects/dax/dax-mount.ts';
import type { daxPage } from '../../objects/dax/dax-page.ts';
import { freeDaxPage } from '../../parts/dax/free-dax-page.ts';
import { killDax, type KillDaxPorts } from '../../parts/dax/kill-dax.ts';
import { memunmapBiased } from '../../parts/pagemap/memunmap-biased.ts';
import type { UnmapPorts } from '../../parts/pagemap/memunmap-pages.ts';
import { zapDaxPte, type ZapDaxPorts } from '../../parts/dax/zap-dax-pte.ts';

interface Ports extends ZapDaxPorts, KillDaxPorts, UnmapPorts<typeof daxPage> {
  mount: typeof daxMount;
  entries: Every<typeof daxEntry>;
  faults: Every<ThreadDef<unknown, unknown>>;
}

interface Driver {
  /** How many page-table entries there are: of all pages, of all processes. */
  readonly ptes: number;
  readonly at?: number | undefined;
  /** The file system has asked to be told when the device goes. */
  readonly holder?: true | undefined;
}

const step = steps<Ports>();
const notify = {
  source: 'fs/xfs/xfs_notify_failure.c: xfs_dax_notify_failure',
  facts: 'C6 holder',
};

const machine = setup({
  types: threadTypes<Ports, Driver>(),
  guards: {
    holder: ({ context }) => context.holder === true,
    'no holder': ({ context }) => context.holder !== true,
    'last entry': ({ context: { at = 0, ptes } }) => at + 1 >= ptes,
  },
  actions: {
    'first entry': assign({ at: 0 }),
    'next entry': assign({ at: ({ context: { at = 0 } }) => at + 1 }),
    forget: assign({ at: undefined }),
  },
}).createMachine({
  id: 'pmem_driver',
  description:
    'The pmem driver when it is unbound: what devres releases, the disk with its dax device first and the pagemap after it',
  meta: { source: 'drivers/nvdimm/pmem.c: pmem_release_disk', facts: 'C6' },
  initial: 'bound',
  context: ({ input }) => input as Driver,
  states: {
    bound: {
      tags: 'rest',
      on: {
        device_driver_detach: step(
          'notify',
          { mount: 'looks not holding the device' },
          { sleeps: true, source: 'drivers/base/dd.c: device_driver_detach', facts: 'A12' },
        ),
      },
    },
    notify: {
      meta: { source: 'drivers/dax/super.c: kill_dax', facts: 'C6' },
      on: {
        'kill_dax: nobody to tell': {
          ...step('kill_dax', {}, { facts: 'C6 holder' }),
          guard: 'no holder',
        },
        'kill_dax: no holder': {
          ...step('kill_dax', { mount: 'looks not holding the device' }, { facts: 'C6 holder' }),
          guard: 'holder',
        },
        dax_holder_notify_failure: {
          ...step(
            'unmap',
            { mount: ['looks holding the device', 'SHUTDOWN'] },
            { ...notify, actions: 'first entry' },
          ),
          guard: 'holder',
        },
      },
    },
    unmap: {
      description:
        'MF_MEM_PRE_REMOVE: the processes that map a file are killed and their entries taken away; a fault has locked its entry until it is done',
      initial: 'zap',
      meta: { source: 'mm/memory-failure.c: mf_dax_kill_procs', facts: 'C6' },
      states: {
        zap: {
          on: zapDaxPte('unmap_and_kill', {
            next: 'next',
            freeing: 'free',
            facts: 'C6 holder',
            before: { faults: 'looks user' },
          }),
        },
        free: freeDaxPage('#pmem_driver.unmap.next'),
        next: {
          always: [
            { guard: 'last entry', target: '#pmem_driver.invalidate', actions: 'forget' },
            { target: 'zap', actions: 'next entry' },
          ],
        },
      },
    },
    invalidate: {
      on: {
        'invalidate_inode_pages2_range, thaw_super': step(
          'kill_dax',
          { entries: 'DELETE' },
          notify,
        ),
      },
    },
    kill_dax: killDax('#pmem_driver.memunmap_pages'),
    memunmap_pages: memunmapBiased('#pmem_driver.free'),
    free: {
      description: 'The pagemap is a part of the structure',
      on: {
        'kfree pmem_device': step(
          'gone',
          { dax: 'FREE', pgmap: 'FREE' },
          { source: 'drivers/base/devres.c: release_nodes', facts: 'C6 free, A3 U6, A12 D2' },
        ),
      },
    },
    gone: { tags: 'rest' },
  },
});

/** The thread that unbinds the pmem driver. */
export const pmemDriver = thread<Ports, Driver, typeof machine>(machine, { actor: 'driver' });
