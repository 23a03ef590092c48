import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../src/model/thread.ts';
import type { Every, ThreadDef } from '../../../src/model/thread-def.ts';
import type { devmAction } from '../../../src/machines/objects/drivers/devm-action.ts';
import type { drmDevice } from '../../../src/machines/objects/drivers/drm-device.ts';
import type { pgmapContainer } from '../../../src/machines/objects/pagemap/pgmap-container.ts';

interface Ports {
  readonly drm: typeof drmDevice;
  readonly container: typeof pgmapContainer;
  readonly actions: Every<typeof devmAction>;
  readonly region: typeof devmAction;
  readonly pagemap: typeof devmAction;
}

const step = steps<Ports>();

/**
 * A driver that leaves region and pagemap to devres, in states of its own.
 *
 * @param fault `forgets the region`: its action is taken off the list and not run; `waits for the work`: the
 *   unplug goes on only when somebody has destroyed the pagemap, and nobody need do so
 */
export function ownDevresDriver(
  fault?: 'forgets the region' | 'waits for the work',
): ThreadDef<Ports> {
  const machine = setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'my_devres_driver',
    initial: 'off',
    states: {
      off: {
        tags: 'rest',
        on: { 'probe: region': step('region', { region: 'LIST', container: 'ALLOC' }) },
      },
      region: { on: { 'probe: pagemap': step('mapped', { container: 'INIT' }) } },
      mapped: { on: { 'probe: action': step('on', { pagemap: 'LIST' }) } },
      on: { tags: 'rest', on: { 'remove()': step('gate', { drm: 'UNPLUG' }) } },
      gate: {
        tags: 'unplugging',
        on: {
          synchronize_srcu: step('list', {
            drm: 'SYNCHRONIZE',
            ...(fault === 'waits for the work' && { pagemap: 'looks ran' as const }),
          }),
        },
      },
      list: { on: { 'take the list': step('pagemap', { actions: 'MOVE' }) } },
      pagemap: {
        on: {
          memunmap_pages: step('inside', { pagemap: ['looks moved', 'RUN'], container: 'READ' }),
          'the work has it': step('giveRegion', { pagemap: 'looks not moved' }),
        },
      },
      inside: {
        tags: 'unregistering',
        on: {
          'memunmap_pages returns': step('giveRegion', { pagemap: 'END', container: 'RETURN' }),
        },
      },
      giveRegion: {
        on: {
          'give the region back': step(
            fault === 'forgets the region' ? 'over' : 'givingRegion',
            fault === 'forgets the region' ? {} : { region: 'RUN' },
          ),
        },
      },
      givingRegion: { on: { 'it is given back': step('over', { region: 'END' }) } },
      over: {
        tags: 'released',
        on: {
          kfree: step('gone', { container: ['looks allocated', 'FREE'] }),
          'freed by the work': step('gone', { container: 'looks unallocated' }),
        },
      },
      gone: { tags: ['rest', 'released'] },
    },
  });
  return thread<Ports>(machine, { actor: 'driver' });
}
