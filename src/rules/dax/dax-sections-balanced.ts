import { daxDevice } from '../../machines/objects/dax/dax-device.ts';
import { violation } from '../../model/rule.ts';

/** A section of dax_read_lock is left once (source: drivers/dax/super.c: dax_read_unlock). */
export const daxSectionsBalanced = violation({
  id: 'dax-sections-balanced',
  sentence: 'a section of dax_read_lock is left once',
  source: 'drivers/dax/super.c: dax_read_unlock',
  of: daxDevice,
  states: ['unbalanced'],
});
