import { daxPte } from '../../../machines/objects/dax/dax-pte.ts';
import type { PageCursor } from '../../../machines/parts/page-cursor.ts';
import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * kill_dax waits for a fault that has found the device alive and maps a page (source: facts C5,
 * A13).
 */
export const coverFaultMeetsKillDax = cover({
  id: 'cover-fault-meets-kill-dax',
  sentence: 'kill_dax waits for a fault that has found the device alive and maps a page',
  source: 'facts C5, A13',
  mayLack: ['page', 'process'],
  over: {
    drivers: all(tagged('synchronizing')),
    processes: all(tagged<PageCursor>('inside')),
    ptes: all(daxPte),
  },
  reached: ({ drivers, processes, ptes }) =>
    drivers.some((driver) => driver.has('synchronizing')) &&
    processes.some(
      (process) =>
        process.has('inside') &&
        ptes.some(
          (pte) =>
            pte.at['process'] === process.at['process'] &&
            pte.at['page'] === process.context.page &&
            pte.is('mapped'),
        ),
    ),
});
