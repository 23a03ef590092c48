import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A dax device is unbound when nobody has pinned a page of it, and none is pinned after (source:
 * facts C5, A11, CAND-8).
 *
 * No kernel code enforces it: the unbind does not fail, and memunmap_pages waits for no pin.
 */
export const noPinOutlivesUnbind = duty({
  id: 'no-pin-outlives-unbind',
  sentence: 'a dax device is unbound when nobody has pinned a page of it, and none is pinned after',
  whose: 'administrator',
  source: 'facts C5, A11, CAND-8',
  dropped: [
    replaceStep(
      'dev_dax_driver',
      'bound',
      'device_release_driver',
      { target: 'kill_dax', ports: { pins: 'looks unpinned' } },
      { target: 'kill_dax', meta: { sleeps: true, facts: 'A12 unbind' } },
    ),
    replaceStep(
      'gup_pin_longterm',
      'unpinned',
      'try_grab_folio',
      { target: 'pinned', ports: { driver: 'looks bound', pte: 'looks mapped', page: 'GET' } },
      {
        target: 'pinned',
        actions: 'pick',
        meta: { ports: { pte: 'looks mapped', page: 'GET' }, picks: ['page'], facts: 'A11' },
      },
    ),
  ],
});
