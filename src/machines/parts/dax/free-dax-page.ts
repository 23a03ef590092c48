import { steps } from '../../../model/thread.ts';
import type { daxPage } from '../../objects/dax/dax-page.ts';
import type { pageIdleWait } from '../../objects/dax/page-idle-wait.ts';

/** What a thread that puts a reference of a page of a dax file needs. */
export interface PutDaxPorts {
  page: typeof daxPage;
  idle: typeof pageIdleWait;
}

const step = steps<PutDaxPorts>();

/**
 * The end of a folio_put that dropped the last reference of an FS_DAX page. There is no callback, and
 * no reference of the pagemap is put: the pagemap never had one for this page.
 *
 * What free_zone_device_folio reads of the folio it reads before the count is zero: the text reads it
 * after, see the duty `reads-folio-before-its-last-put`.
 *
 * @param then where the caller goes on, as `#machine.state`
 * @param actions what it does then
 */
export const freeDaxPage = <const T extends string, const A extends string>(then: T, actions?: A) =>
  ({
    tags: 'idling',
    initial: 'read pgmap',
    description: 'The last reference of the page is dropped: it looks idle',
    meta: { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6 FS_DAX' },
    states: {
      'read pgmap': {
        on: { free_zone_device_folio: step('wake', {}, { facts: 'A6 F0' }) },
      },
      wake: {
        on: {
          wake_up_var: step(
            then,
            { idle: 'WAKE' },
            { facts: 'A6 FS_DAX', ...(actions !== undefined && { actions }) },
          ),
        },
      },
    },
  }) as const;
