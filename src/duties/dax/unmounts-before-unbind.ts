import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The file system is unmounted before the driver is unbound (source: facts C6, CAND-8).
 *
 * No kernel code enforces it: an unbind does not fail, and memunmap_pages waits for no page.
 */
export const unmountsBeforeUnbind = duty({
  id: 'unmounts-before-unbind',
  sentence: 'the file system is unmounted before the driver is unbound',
  whose: 'administrator',
  source: 'facts C6, CAND-8',
  dropped: [
    replaceStep(
      'pmem_driver',
      'bound',
      'device_driver_detach',
      { target: 'notify', ports: { mount: 'looks not holding the device' } },
      { target: 'notify', meta: { sleeps: true, facts: 'A12' } },
    ),
  ],
});
