import { steps } from '../../model/thread.ts';
import type { SlicePorts } from './slice-ports.ts';

const step = steps<SlicePorts>();

/** Lookups of a pagemap that leave no event: each holds a reference of it until it is dropped. */
export const lookupsOfOthers = () => ({
  'percpu_ref_tryget (others)': step(
    'any',
    {
      registration: 'looks registered',
      transient: ['looks open to more', 'HOLD'],
      ref: 'TRYGET',
    },
    { facts: 'A5' },
  ),
  'percpu_ref_put (others)': step('any', { transient: 'DROP', ref: 'PUT' }, { facts: 'A4' }),
  'percpu_ref_put (others, last)': step(
    'releasing',
    { transient: 'DROP', ref: 'PUT_LAST' },
    { facts: 'A4' },
  ),
});

/** Whoever of them has dropped the last reference completes the wait of the unregister. */
export const releasingOfOthers = () => ({
  on: { pgmap_ref_released: step('any', { done: 'COMPLETE' }, { facts: 'A1 REF-put' }) },
});
