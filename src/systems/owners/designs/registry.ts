import { ownerDesign, ownerParts } from '../design.ts';
import {
  STORED_ANEW,
  nothingDone,
  neverReachedLate,
  ownerGivenBackFirst,
} from '../known-breaks.ts';

export const registry = ownerDesign({
  id: 'registry',
  sentence: 'the pairwise registry of 7.0 and later, as xe maps: no check in device_map',
  source: 'facts E2 O8, K14',
  parts: ownerParts({ exporter: { releases: 'after eviction' } }),
  options: ['O8'],
  breaks: {
    ...nothingDone(
      {
        adds: 'the answer no, a check in device_map, and a revoke',
        design: 'registry-check-revoke',
      },
      STORED_ANEW,
    ),
    ...ownerGivenBackFirst,
    ...neverReachedLate('mutable-stop-revoke'),
  },
});
