import { ownersSettled } from './owners-settled.ts';

/**
 * A device that is cut off has no owner in common with others in the end (source: facts E2 O1, E4
 * 4).
 */
export const splitIsNoticed = ownersSettled(
  {
    id: 'split-is-noticed',
    sentence: 'a device that is cut off has no owner in common with others in the end',
    source: 'facts E2 O1, E4 4',
  },
  (peer, pagemap, isReached) => peer.owner !== pagemap.owner || isReached,
);
