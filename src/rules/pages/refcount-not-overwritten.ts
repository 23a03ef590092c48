import { devicePage } from '../../machines/objects/pages/device-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * The count of a recycled page is never overwritten while somebody holds it (source: facts G I6;
 * mm/memremap.c: zone_device_page_init).
 */
export const refcountNotOverwritten = violation({
  id: 'refcount-not-overwritten',
  sentence: 'the count of a recycled page is never overwritten while somebody holds it',
  source: 'facts G I6; mm/memremap.c: zone_device_page_init',
  of: devicePage,
  states: ['refcountOverwritten'],
});
