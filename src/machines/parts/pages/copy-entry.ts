import { steps } from '../../../model/thread.ts';
import type { devicePage } from '../../objects/pages/device-page.ts';
import type { pte } from '../../objects/pages/pte.ts';

interface Ports {
  page: typeof devicePage;
  pte: typeof pte;
  /** The entry of the parent for the page at hand. */
  parentPte: typeof pte;
}

const step = steps<Ports>();

const present = { source: 'mm/memory.c: copy_present_ptes', facts: 'A10 fork' } as const;
const fork = { source: 'mm/memory.c: copy_nonpresent_pte', facts: 'A10 fork' } as const;

/**
 * The steps of a fork that copy one entry of the page tables, under the locks of both.
 *
 * @param then where the child goes on
 */
export const copyEntry = <const T extends string>(then: T) => ({
  'copy_pte_range: no entry': step(then, { parentPte: 'looks none' }, fork),
  copy_present_ptes: step(then, { parentPte: 'looks ram', pte: 'COPY_RAM' }, present),
  'copy_present_ptes: device page': step(
    then,
    { parentPte: 'looks device coherent', pte: 'COPY_DEVICE', page: 'COPY_MAP' },
    present,
  ),
  copy_nonpresent_pte: step(
    then,
    { parentPte: 'looks device private', pte: 'COPY_DEVICE', page: 'COPY_MAP' },
    fork,
  ),
  'copy_nonpresent_pte: migration entry': step(
    then,
    { parentPte: 'looks migration', pte: 'COPY_MIGRATION', page: 'COPY_ENTRY' },
    fork,
  ),
});
