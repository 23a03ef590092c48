import { drmPagemapPeer } from '../../machines/objects/owners/drm-pagemap-peer.ts';
import { interconnect } from '../../machines/objects/owners/interconnect.ts';
import { mutex } from '../../machines/objects/locks/mutex.ts';
import {
  ownedPeers,
  ownedWords,
  reaches,
  settled,
  type Owned,
} from '../../machines/objects/owners/owners-in-common.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { regroupRequest } from '../../machines/objects/owners/regroup-request.ts';
import { all, invariant, one } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

interface Told {
  readonly id: string;
  readonly sentence: string;
  readonly source: string;
}

/**
 * A rule about every peer and every pagemap with pages, judged whenever nothing is under way that could
 * still change an owner, so that no unplug that may come later excuses it.
 *
 * @param agree whether the owners of the two are as they should be
 */
export const ownersSettled = (
  told: Told,
  agree: (peer: Owned, pagemap: Owned, isReached: boolean) => boolean,
) =>
  invariant({
    ...told,
    mayLack: ['owner'],
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
        ownedPeers(peers).every((peer) =>
          agree(peer, word, reaches(links, words.length, peer.device, word.device)),
        ),
      ),
  });
