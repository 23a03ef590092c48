import { devicePage } from '../../machines/objects/pages/device-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * A page is used only by who holds it, and freed once (source: facts G I4; mm/memremap.c:
 * free_zone_device_folio).
 */
export const pageNotUsedWhileFree = violation({
  id: 'page-not-used-while-free',
  sentence: 'a page is used only by who holds it, and freed once',
  source: 'facts G I4; mm/memremap.c: free_zone_device_folio',
  of: devicePage,
  states: {
    usedWhileFree: 'a page is used only by who holds it',
    freedInUse: 'a page is freed only when nobody has a reference of it',
    unlockedTwice: 'a folio is unlocked once, by who locked it',
    countedWrongly:
      'a page gives up no mapping, entry or reference that it does not have, and the last by who frees it',
  },
});
