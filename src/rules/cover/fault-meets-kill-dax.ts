import { devDaxDriver } from '../../machines/threads/dev-dax-driver.ts';
import { devDaxProcess } from '../../machines/threads/dev-dax-process.ts';
import { all, cover, one } from '../../model/rule.ts';

/**
 * kill_dax waits for a fault that has found the device alive and maps a page (source: facts C5,
 * A13).
 */
export const coverFaultMeetsKillDax = cover({
  id: 'cover-fault-meets-kill-dax',
  sentence: 'kill_dax waits for a fault that has found the device alive and maps a page',
  source: 'facts C5, A13',
  over: { driver: one(devDaxDriver), processes: all(devDaxProcess) },
  reached: ({ driver, processes }) =>
    driver.is('kill_dax.synchronize') && processes.some((process) => process.is('leave')),
});
