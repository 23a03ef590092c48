import { all, cover } from '../../../model/rule.ts';
import { runBy, tagged } from '../../../model/scope.ts';

/** The unplug waits for work that is destroying the pagemap (source: facts A12 X2, C4). */
export const coverWorkDestroysPagemap = cover({
  id: 'cover-work-destroys-pagemap',
  sentence: 'the unplug waits for work that is destroying the pagemap',
  source: 'facts A12 X2, C4',
  mayLack: ['unregistering'],
  over: { drivers: all(tagged('unplugging')), works: all(runBy('kernel')) },
  reached: ({ drivers, works }) =>
    drivers.some((driver) => driver.has('unplugging')) &&
    works.some((work) => work.has('unregistering')),
});
