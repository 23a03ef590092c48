import { devicePage } from '../../machines/objects/pages/device-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * No process gets a device page that its data was not copied to (source: facts G I11;
 * mm/migrate_device.c: migrate_vma_pages).
 */
export const devicePageMappedWritten = violation({
  id: 'device-page-mapped-written',
  sentence: 'no process gets a device page that its data was not copied to',
  source: 'facts G I11; mm/migrate_device.c: migrate_vma_pages',
  of: devicePage,
  states: ['mappedUnwritten'],
});
