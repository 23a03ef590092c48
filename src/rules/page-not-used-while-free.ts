import { devicePage } from '../machines/objects/device-page.ts';
import { violation } from '../model/rule.ts';

/**
 * A page is used only by who holds it, and freed once (source: facts G I4; mm/memremap.c:
 * free_zone_device_folio).
 */
export const pageNotUsedWhileFree = violation({
  id: 'page-not-used-while-free',
  sentence: 'a page is used only by who holds it, and freed once',
  source: 'facts G I4; mm/memremap.c: free_zone_device_folio',
  of: devicePage,
  states: ['usedWhileFree', 'freedInUse', 'unlockedTwice', 'countedWrongly'],
});
