import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The path that put pins then, on the wait of today. */
export const wakeOnEveryPut = edit({
  id: 'f4f451a16dd1',
  title: 'mm: fix missing wake-up event for FSDAX pages',
  facts: 'D31',
  evidence: 'reconstructed',
  since: '5.19',
  kind: 'revert',
  story:
    'A truncate, and since 6.15 an unmount, sleeps until a page of a dax file is idle. The pin was put by a function that drops several references at once, and that one did not wake who waits for the page: the page was idle and the waiter slept on.',
  changes: [
    replaceStep(
      'gup_pin',
      'free.wake',
      'wake_up_var',
      { ports: { idle: 'WAKE' } },
      { target: '#gup_pin.unpinned', actions: 'forget' },
      'folio_put_refs: nobody is woken',
    ),
  ],
  expect: {
    rule: 'idle-page-wakes-its-waiter',
    class: 'blocks forever',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'pin0: try_grab_folio',
      'umount: prepare_to_wait_event',
      'umount: dax_page_is_idle: schedule',
      'pin0: unpin_user_page (last)',
    ],
    also: {
      'no-deadlock': 'nobody is left who could wake the truncate or the unmount',
      'umount-finishes': 'the unmount waits in the same way',
      'layout-break-can-end': 'when no process maps the page any more, nobody wakes the truncate',
    },
  },
});
