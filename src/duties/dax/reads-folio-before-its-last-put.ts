import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/** Every thread that may put the last reference of a page of a dax file. */
const FREERS = [
  ['gup_pin', 'free'],
  ['dax_fault', 'insert.free'],
  ['dax_process', 'open.munmap'],
  ['dax_truncate', 'unmap.free'],
  ['pmem_driver', 'unmap.free'],
] as const;

/**
 * Who puts the last reference of a dax page does not read its folio afterwards (source:
 * mm/memremap.c: free_zone_device_folio; facts CAND-12).
 *
 * The dropped form is the published text: see the candidate `cand-12`.
 */
export const readsFolioBeforeItsLastPut = duty({
  id: 'reads-folio-before-its-last-put',
  sentence: 'who puts the last reference of a dax page does not read its folio afterwards',
  whose: 'core',
  source: 'mm/memremap.c: free_zone_device_folio; facts CAND-12',
  dropped: FREERS.map(([machine, state]) =>
    replaceStep(
      machine,
      `${state}.read pgmap`,
      'free_zone_device_folio',
      { target: 'wake' },
      { target: 'wake', meta: { ports: { page: 'TOUCH' }, facts: 'A6 F0, CAND-12' } },
    ),
  ),
});
