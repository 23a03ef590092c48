import { ownersSettled } from './owners-settled.ts';

/**
 * A device that probes late has in the end the owner of every device that it reaches (source: facts
 * E2 O1, O8, E4 2, 3).
 */
export const reachMeansSameOwner = ownersSettled(
  {
    id: 'reach-means-same-owner',
    sentence: 'a device that probes late has in the end the owner of every device that it reaches',
    source: 'facts E2 O1, O8, E4 2, 3',
  },
  (peer, pagemap, isReached) =>
    peer.owner === pagemap.owner || peer.device === pagemap.device || !isReached,
);
