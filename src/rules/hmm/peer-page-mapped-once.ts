import { peerMapping } from '../../machines/objects/hmm/peer-mapping.ts';
import { violation } from '../../model/rule.ts';

/**
 * A device maps a page of another at most once (source: drivers/gpu/drm/drm_gpusvm.c:
 * drm_gpusvm_get_pages).
 */
export const peerPageMappedOnce = violation({
  id: 'peer-page-mapped-once',
  sentence: 'a device maps a page of another at most once',
  source: 'drivers/gpu/drm/drm_gpusvm.c: drm_gpusvm_get_pages',
  of: peerMapping,
  states: ['mappedTwice'],
});
