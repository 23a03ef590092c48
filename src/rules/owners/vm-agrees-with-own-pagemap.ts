import { drmPagemapPeer } from '../../machines/objects/owners/drm-pagemap-peer.ts';
import { mutex } from '../../machines/objects/locks/mutex.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { regroupRequest } from '../../machines/objects/owners/regroup-request.ts';
import { all, invariant, one } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';
import { ownedPeers, ownedWords, settled } from '../../machines/objects/owners/owners-in-common.ts';

/** A VM and the pagemap of its own device have one owner (source: facts K13, E2 O8). */
export const vmAgreesWithOwnPagemap = invariant({
  id: 'vm-agrees-with-own-pagemap',
  sentence: 'a VM and the pagemap of its own device have one owner',
  source: 'facts K13, E2 O8',
  over: {
    peers: all(drmPagemapPeer),
    words: all(ownerWord),
    pagemaps: all(tagged('mapped')),
    lock: one(mutex),
    request: one(regroupRequest),
    topology: one(tagged('plugged')),
  },
  asymmetric: true,
  holds: ({ peers, words, pagemaps, ...busy }) =>
    !settled(busy) ||
    ownedWords(words, pagemaps).every((word) =>
      ownedPeers(peers).every((peer) => peer.device !== word.device || peer.owner === word.owner),
    ),
});
