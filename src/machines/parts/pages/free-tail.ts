import { steps } from '../../../model/thread.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { devicePage } from '../../objects/pages/device-page.ts';
import type { driverData } from '../../objects/drivers/driver-data.ts';
import type { driverModule } from '../../objects/drivers/driver-module.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';

/** What a thread that may drop the last reference of a page needs. */
export interface FreePorts {
  page: typeof devicePage;
  ref: typeof pgmapRef;
  done: typeof completion;
  module: typeof driverModule;
  data: typeof driverData;
}

const step = steps<FreePorts>();

/**
 * The end of a folio_put that dropped the last reference: free_zone_device_folio.
 *
 * The callback has returned before the reference of the pagemap is dropped; whoever drops that
 * last runs dev_pagemap_percpu_release.
 *
 * @param then where the caller goes on, as `#machine.state`
 */
export const freeTail = <const T extends string>(then: T) =>
  ({
    initial: 'read pgmap',
    description: 'The last reference of the page is dropped',
    meta: { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6' },
    states: {
      'read pgmap': {
        on: { free_zone_device_folio: step('callback', { page: 'TOUCH' }, { facts: 'A6 F0' }) },
      },
      callback: {
        on: {
          folio_free: step(
            'put pgmap',
            { page: 'FOLIO_FREE', module: 'CALL', data: 'FOLIO_FREE' },
            { facts: 'A6 F5' },
          ),
        },
      },
      'put pgmap': {
        on: {
          percpu_ref_put_many: step(then, { ref: 'PUT' }, { facts: 'A6 F7' }),
          'percpu_ref_put_many (last)': step('release', { ref: 'PUT_LAST' }, { facts: 'A6 F7' }),
        },
      },
      release: {
        tags: 'releasing',
        on: {
          dev_pagemap_percpu_release: step(
            then,
            { done: 'COMPLETE' },
            { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-put' },
          ),
        },
      },
    },
  }) as const;
