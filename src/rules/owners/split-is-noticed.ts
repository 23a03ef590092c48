import { drmPagemapPeer } from '../../machines/objects/owners/drm-pagemap-peer.ts';
import { interconnect } from '../../machines/objects/owners/interconnect.ts';
import { mutex } from '../../machines/objects/locks/mutex.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { regroupRequest } from '../../machines/objects/owners/regroup-request.ts';
import { all, invariant, one } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';
import {
  ownedPeers,
  ownedWords,
  reaches,
  settled,
} from '../../machines/objects/owners/owners-in-common.ts';

/**
 * A device that is cut off has no owner in common with others in the end (source: facts E2 O1, E4
 * 4).
 *
 * Judged whenever nothing is under way that could still change an owner.
 */
export const splitIsNoticed = invariant({
  id: 'split-is-noticed',
  sentence: 'a device that is cut off has no owner in common with others in the end',
  source: 'facts E2 O1, E4 4',
  over: {
    peers: all(drmPagemapPeer),
    words: all(ownerWord),
    pagemaps: all(tagged('mapped')),
    links: all(interconnect),
    lock: one(mutex),
    request: one(regroupRequest),
    topology: one(tagged('plugged')),
  },
  asymmetric: true,
  holds: ({ peers, words, pagemaps, links, ...busy }) =>
    !settled(busy) ||
    ownedWords(words, pagemaps).every((word) =>
      ownedPeers(peers).every(
        (peer) =>
          peer.owner !== word.owner || reaches(links, words.length, peer.device, word.device),
      ),
    ),
});
