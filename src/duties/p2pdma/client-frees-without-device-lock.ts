import { addState, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A driver frees peer-to-peer memory without a lock that is held across the unbind of the provider
 * (source: facts A13, C11; drivers/base/dd.c: device_release_driver_internal).
 *
 * Dropped: the client takes the lock that the unbind holds across the wait of memunmap_pages.
 */
export const clientFreesWithoutDeviceLock = duty({
  id: 'client-frees-without-device-lock',
  sentence:
    'a driver frees peer-to-peer memory without a lock that is held across the unbind of the provider',
  whose: 'driver',
  source: 'facts A13, C11; drivers/base/dd.c: device_release_driver_internal',
  dropped: [
    replaceStep(
      'p2p_client',
      'holds',
      'pci_free_p2pmem: gen_pool_free_owner',
      { target: 'put', ports: { chunk: 'FREE', container: 'READ' } },
      { target: 'locked', meta: { ports: { deviceLock: 'LOCK' }, sleeps: true } },
      'device_lock',
    ),
    addState('p2p_client', 'locked', {
      on: {
        'pci_free_p2pmem: gen_pool_free_owner, device_unlock': {
          target: 'put',
          meta: { ports: { chunk: 'FREE', container: 'READ', deviceLock: 'UNLOCK' } },
        },
      },
    }),
  ],
});
