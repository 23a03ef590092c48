import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { devmAction } from '../../objects/drivers/devm-action.ts';
import type { drmDevice } from '../../objects/drivers/drm-device.ts';
import type { pgmapContainer } from '../../objects/pagemap/pgmap-container.ts';

interface Ports {
  readonly drm: typeof drmDevice;
  readonly container: typeof pgmapContainer;
  /** The actions in the order of their registration: the region, then the pagemap on it. */
  readonly actions: Every<typeof devmAction>;
  readonly region: typeof devmAction;
  readonly pagemap: typeof devmAction;
}

const step = steps<Ports>();
const release = { source: 'drivers/base/devres.c: devres_release_all', facts: 'A12 D2' };

const machine = setup({ types: threadTypes<Ports>() }).createMachine({
  id: 'devres_driver',
  initial: 'unbound',
  states: {
    unbound: {
      tags: 'rest',
      on: {
        devm_request_mem_region: step('hasRegion', { region: 'LIST', container: 'ALLOC' }),
      },
    },
    hasRegion: {
      on: {
        devm_memremap_pages: step(
          'hasPagemap',
          { container: 'INIT' },
          { source: 'mm/memremap.c: devm_memremap_pages', facts: 'A2 devm_memremap_pages' },
        ),
      },
    },
    hasPagemap: {
      meta: { source: 'mm/memremap.c: devm_memremap_pages' },
      on: {
        devm_add_action_or_reset: step(
          'bound',
          { pagemap: 'LIST' },
          { facts: 'A2 devm_memremap_pages' },
        ),
        'devm_add_action_or_reset: -ENOMEM': step(
          'resetting',
          { pagemap: 'RESET', container: 'READ' },
          { mayFail: true, facts: 'A2 devm_memremap_pages' },
        ),
      },
    },
    resetting: {
      tags: 'unregistering',
      on: {
        'memunmap_pages returns': step('taking', { pagemap: 'END', container: 'RETURN' }),
      },
    },
    bound: {
      tags: 'rest',
      on: {
        'drm_dev_unplug: set unplugged': step('unplugging', { drm: 'UNPLUG' }, { facts: 'A12 X1' }),
      },
    },
    unplugging: {
      tags: 'unplugging',
      on: {
        'drm_dev_unplug: synchronize_srcu': step(
          'taking',
          { drm: 'SYNCHRONIZE' },
          { sleeps: true, facts: 'A12 X2' },
        ),
      },
    },
    taking: {
      on: {
        'devres_release_all: take the list': step(
          'releasing',
          { actions: 'MOVE' },
          { source: 'drivers/base/devres.c: devres_release_all', facts: 'A12 D1' },
        ),
      },
    },
    releasing: {
      initial: 'pagemap',
      states: {
        pagemap: {
          on: {
            devm_memremap_pages_release: step(
              'inMemunmap',
              { pagemap: ['looks moved', 'RUN'], container: 'READ' },
              release,
            ),
            'no pagemap on the list': step('region', { pagemap: 'looks not moved' }, release),
          },
        },
        inMemunmap: {
          tags: 'unregistering',
          on: {
            'memunmap_pages returns': step(
              'region',
              { pagemap: 'END', container: 'RETURN' },
              release,
            ),
          },
        },
        region: {
          on: { devm_region_release: step('inRelease', { region: 'RUN' }, release) },
        },
        inRelease: {
          on: {
            'devm_region_release returns': step(
              '#devres_driver.released',
              { region: 'END' },
              release,
            ),
          },
        },
      },
    },
    released: {
      tags: 'released',
      description: 'The device is unlocked; what is left of the driver belongs to nobody',
      on: {
        'kfree(pgmap)': step(
          'gone',
          { container: ['looks allocated', 'FREE'] },
          { facts: 'A3 U6' },
        ),
        'pgmap was freed': step('gone', { container: 'looks unallocated' }),
      },
    },
    gone: { tags: ['rest', 'released'] },
  },
});

/** Probe and unbind of a driver that leaves its region and its pagemap to devres. */
export const devresDriver = thread<Ports, Record<string, never>, typeof machine>(machine, {
  actor: 'driver',
});
