import { charDevice } from '../../../machines/objects/dax/char-device.ts';
import { all, cover, one } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** A process has opened the device before it is alive: it cannot map it yet (source: facts C5). */
export const coverOpenedBeforeRunDax = cover({
  id: 'cover-opened-before-run-dax',
  sentence: 'a process has opened the device before it is alive: it cannot map it yet',
  source: 'facts C5',
  over: {
    cdev: one(charDevice),
    drivers: all(tagged('starting')),
    processes: all(tagged('opened')),
  },
  reached: ({ cdev, drivers, processes }) =>
    cdev.is('added') &&
    drivers.some((driver) => driver.has('starting')) &&
    processes.some((process) => process.has('opened')),
});
