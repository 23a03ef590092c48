import { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import { violation } from '../../model/rule.ts';

/**
 * No page is initialised after the kill (source: facts G I5; mm/memremap.c: zone_device_page_init).
 */
export const noInitAfterKill = violation({
  id: 'no-init-after-kill',
  sentence: 'no page is initialised after the kill',
  source: 'facts G I5; mm/memremap.c: zone_device_page_init',
  of: pagemap,
  states: ['initAfterKill'],
  memorySafety: false,
});
