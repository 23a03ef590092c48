import { daxDevice } from '../../../machines/objects/dax/dax-device.ts';
import { daxPte } from '../../../machines/objects/dax/dax-pte.ts';
import { all, cover, one } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** A page is pinned for long that no process maps any more (source: facts A11, C5). */
export const coverPinOutlivesMunmap = cover({
  id: 'cover-pin-outlives-munmap',
  sentence: 'a page is pinned for long that no process maps any more',
  source: 'facts A11, C5',
  over: { dax: one(daxDevice), pins: all(tagged('pinned')), ptes: all(daxPte) },
  reached: ({ dax, pins, ptes }) =>
    dax.is('alive') && pins.some((pin) => pin.has('pinned')) && ptes.every((pte) => pte.is('none')),
});
