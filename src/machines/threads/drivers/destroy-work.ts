import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { devmAction } from '../../objects/drivers/devm-action.ts';
import type { drmDevice } from '../../objects/drivers/drm-device.ts';
import type { pgmapContainer } from '../../objects/pagemap/pgmap-container.ts';

interface Ports {
  readonly drm: typeof drmDevice;
  readonly container: typeof pgmapContainer;
  readonly pagemap: typeof devmAction;
}

const step = steps<Ports>();
const claim = {
  source: 'mm/memremap.c: devm_memunmap_pages',
  facts: 'A2 devm_memunmap_pages, A12 D1',
};

const machine = setup({ types: threadTypes<Ports>() }).createMachine({
  id: 'destroy_work',
  initial: 'unqueued',
  states: {
    unqueued: {
      tags: 'rest',
      on: { queue_work: step('running', { pagemap: 'looks listed' }) },
    },
    running: {
      meta: { source: 'drivers/gpu/drm/drm_drv.c: drm_dev_enter' },
      on: {
        drm_dev_enter: step('inside', { drm: 'ENTER' }, { facts: 'A12' }),
        'drm_dev_enter: unplugged': step('over', { drm: 'ENTER_FAILS' }, { facts: 'A12' }),
      },
    },
    inside: {
      on: {
        devm_release_action: step('claimed', { pagemap: 'CLAIM' }, claim),
        'devm_release_action: not found': step('leaving', { pagemap: 'CLAIM_FAILS' }, claim),
      },
    },
    claimed: {
      on: { memunmap_pages: step('inMemunmap', { pagemap: 'RUN', container: 'READ' }, claim) },
    },
    inMemunmap: {
      tags: 'unregistering',
      on: {
        'memunmap_pages returns': step('freeing', { pagemap: 'END', container: 'RETURN' }, claim),
      },
    },
    freeing: { on: { 'kfree(pgmap)': step('leaving', { container: 'FREE' }) } },
    leaving: { on: { drm_dev_exit: step('over', { drm: 'EXIT' }, { facts: 'A12' }) } },
    over: { tags: 'rest' },
  },
});

/** Work that destroys a pagemap nobody uses while the device is still there, or races its unbind. */
export const destroyWork = thread<Ports, Record<string, never>, typeof machine>(machine, {
  actor: 'kernel',
});
