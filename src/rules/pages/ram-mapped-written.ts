import { pte } from '../../machines/objects/pages/pte.ts';
import { violation } from '../../model/rule.ts';

/**
 * No process reads stale or uninitialised RAM after a migration (source: facts G I11;
 * mm/migrate_device.c: migrate_vma_finalize).
 */
export const ramMappedWritten = violation({
  id: 'ram-mapped-written',
  sentence: 'no process reads stale or uninitialised RAM after a migration',
  source: 'facts G I11; mm/migrate_device.c: migrate_vma_finalize',
  of: pte,
  states: ['unwritten'],
});
