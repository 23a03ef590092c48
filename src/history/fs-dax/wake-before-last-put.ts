import { addState, dropStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const wakeBeforeLastPut = edit({
  id: 'wake-before-last-put',
  title: 'an unpin wakes who waits for the page before it puts its reference',
  facts: 'D31',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The wake-up is there, but too early: who looks again because of it, or begins to wait just after it, finds the page in use and sleeps. Then the reference is put, the page is idle, and nobody comes to say so.',
  changes: [
    dropStep('gup_pin', 'pinned', 'unpin_user_page (last)'),
    replaceStep(
      'gup_pin',
      'pinned',
      'unpin_user_page',
      { target: 'unpinned', ports: { page: 'PUT' } },
      { target: 'put', meta: { ports: { idle: 'WAKE' } } },
      'wake_up_var, too early',
    ),
    addState('gup_pin', 'put', {
      on: {
        unpin_user_page: {
          target: 'unpinned',
          actions: 'forget',
          meta: { ports: { page: 'PUT' }, facts: 'A11' },
        },
        'unpin_user_page (last)': {
          target: 'unpinned',
          actions: 'forget',
          meta: { ports: { page: 'PUT_LAST' }, facts: 'A11' },
        },
      },
    }),
  ],
  expect: {
    rule: 'idle-page-wakes-its-waiter',
    class: 'blocks forever',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'pin0: try_grab_folio',
      'pin0: wake_up_var, too early',
      'umount: dax_page_is_idle: schedule',
      'pin0: unpin_user_page (last)',
    ],
    also: {
      'no-deadlock': 'nobody is left who could wake the truncate or the unmount',
      'umount-finishes': 'the unmount sleeps on',
      'layout-break-can-end': 'when no process maps the page any more, nobody wakes the truncate',
    },
  },
});
