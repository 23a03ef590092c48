import { drmPagemapPeer } from '../../machines/objects/owners/drm-pagemap-peer.ts';
import { violation } from '../../model/rule.ts';

/**
 * A peer is added to the list of owners once and taken off before it is freed (source: facts E2 O8,
 * CAND-1c, D51).
 */
export const peerListedOnce = violation({
  id: 'peer-listed-once',
  sentence: 'a peer is added to the list of owners once and taken off before it is freed',
  source: 'facts E2 O8, CAND-1c, D51',
  of: drmPagemapPeer,
  states: {
    addedTwice: 'a peer is added to the list of owners once',
    deletedTwice: 'a peer is taken off the list of owners once',
    freedOnList: 'a peer is off the list of owners when it is freed',
  },
});
