import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The id of the commit is from memory; the code of today was read. */
export const migrateBeforeLongtermPin = edit({
  id: 'b05a79d4377f',
  title: 'migrate coherent pages on a long-term pin',
  facts: 'D49',
  evidence: 'reconstructed',
  since: '6.0',
  kind: 'revert',
  story:
    'A long-term pin, as RDMA takes it, was put on a page of coherent memory where it lay. At unbind the page could not be moved, because of the reference of the pin, and nothing obliges its holder ever to unpin: the driver waited.',
  changes: [
    replaceStep(
      'user_thread',
      'user.idle',
      'get_user_pages: FOLL_LONGTERM',
      { target: '#user_thread.longterm', ports: { page: 'GET_UNLESS_ZERO' } },
      {
        target: 'pinned',
        actions: 'pick',
        meta: {
          ports: {
            process: 'looks running',
            forks: 'looks not copying',
            pte: 'looks device coherent',
            page: 'GET_UNLESS_ZERO',
          },
          picks: ['page'],
          sleeps: true,
        },
      },
    ),
    addState('user_thread', 'user.pinned', {
      tags: 'rest',
      description: 'The page is registered for RDMA; nothing obliges its user to take that back',
      on: { unpin_user_pages: { target: '#user_thread.longterm.put' } },
    }),
  ],
  expect: {
    rule: 'eviction-can-end',
    class: 'blocks forever',
    system: 'device-coherent',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['thread0: get_user_pages: FOLL_LONGTERM', 'driver: device_driver_detach'],
  },
});
