import {
  addState,
  addStep,
  dropStep,
  replaceStep,
  type TextChange,
} from '../../model/changes/change.ts';

const fault = 'user_thread';

/**
 * What the fault was before it locked the folio in do_swap_page: the collection of migrate_vma_setup takes
 * the lock, as for any other page, and finds it taken or nothing to migrate.
 *
 * @param ports what do_swap_page asks and takes without the lock
 * @param then where a fault goes that cannot collect the page
 */
export function faultWithoutLock(
  ports: Readonly<Record<string, string>>,
  then: 'return' | 'put.page',
): TextChange[] {
  return [
    replaceStep(
      fault,
      'user.idle',
      'do_swap_page',
      { target: '#user_thread.fault', ports: { page: 'FAULT_GET' } },
      { target: '#user_thread.fault', actions: 'pick', meta: { ports, picks: ['page'] } },
    ),
    replaceStep(
      fault,
      'user.refault',
      'do_swap_page',
      { target: '#user_thread.fault', ports: { page: 'FAULT_GET' } },
      { target: '#user_thread.fault', meta: { ports } },
    ),
    dropStep(fault, 'user.idle', 'do_swap_page: folio is locked'),
    dropStep(fault, 'user.refault', 'do_swap_page: folio is locked'),
    replaceStep(
      fault,
      'fault.collect',
      'migrate_vma_setup',
      { target: 'migrate', ports: { page: 'COLLECT' } },
      {
        target: 'migrate',
        meta: {
          ports: { pte: ['looks device private', 'COLLECT'], page: 'LOCK_COLLECT' },
          sleeps: true,
          facts: 'A8 V3 V4',
        },
      },
    ),
    addStep(fault, 'fault.collect', 'migrate_vma_setup: folio is locked', {
      target: 'retry',
      meta: { ports: { pte: 'looks device private', page: 'COLLECT_BUSY' }, sleeps: true },
    }),
    replaceStep(
      fault,
      'fault.collect',
      'migrate_vma_setup: nothing to migrate',
      { target: 'unlock', ports: { pte: 'looks not device private' } },
      { target: then, meta: { ports: { pte: 'looks not device private' }, sleeps: true } },
    ),
    addState(fault, 'fault.retry', { entry: 'retry', always: then }),
  ];
}
