import { devDaxDriver } from '../../machines/threads/dev-dax-driver.ts';
import { devDaxProcess } from '../../machines/threads/dev-dax-process.ts';
import { all, cover, one } from '../../model/rule.ts';

/** A process has opened the device before it is alive: it cannot map it yet (source: facts C5). */
export const coverOpenedBeforeRunDax = cover({
  id: 'cover-opened-before-run-dax',
  sentence: 'a process has opened the device before it is alive: it cannot map it yet',
  source: 'facts C5',
  over: { driver: one(devDaxDriver), processes: all(devDaxProcess) },
  reached: ({ driver, processes }) =>
    driver.is('run') && processes.some((process) => process.is('opened')),
});
