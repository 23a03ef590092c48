import { daxPte } from '../../machines/objects/dax-pte.ts';
import { devDaxDriver } from '../../machines/threads/dev-dax-driver.ts';
import { gupPinLongterm } from '../../machines/threads/gup-pin-longterm.ts';
import { all, cover, one } from '../../model/rule.ts';

/** A page is pinned for long that no process maps any more (source: facts A11, C5). */
export const coverPinOutlivesMunmap = cover({
  id: 'cover-pin-outlives-munmap',
  sentence: 'a page is pinned for long that no process maps any more',
  source: 'facts A11, C5',
  over: { driver: one(devDaxDriver), pins: all(gupPinLongterm), ptes: all(daxPte) },
  reached: ({ driver, pins, ptes }) =>
    driver.is('bound') &&
    pins.some((pin) => pin.is('pinned')) &&
    ptes.every((pte) => pte.is('none')),
});
