import { drmPagemapPeer } from '../../machines/objects/owners/drm-pagemap-peer.ts';
import { interconnect } from '../../machines/objects/owners/interconnect.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { all, invariant } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';
import { ownedPeers, ownedWords, reaches } from '../../machines/objects/owners/owners-in-common.ts';

/**
 * Whoever has the owner of a pagemap with pages reaches its device (source: facts E2 O1, O8, E4 1,
 * 4).
 *
 * This is about equality alone: what is equal and not reached does harm only where something is mapped.
 */
export const sameOwnerMeansReach = invariant({
  id: 'same-owner-means-reach',
  sentence: 'whoever has the owner of a pagemap with pages reaches its device',
  source: 'facts E2 O1, O8, E4 1, 4',
  mayLack: ['owner'],
  over: {
    peers: all(drmPagemapPeer),
    words: all(ownerWord),
    pagemaps: all(tagged('mapped')),
    links: all(interconnect),
  },
  asymmetric: true,
  holds: ({ peers, words, pagemaps, links }) =>
    ownedWords(words, pagemaps).every((word) =>
      ownedPeers(peers).every(
        (peer) =>
          peer.owner !== word.owner || reaches(links, words.length, peer.device, word.device),
      ),
    ),
});
