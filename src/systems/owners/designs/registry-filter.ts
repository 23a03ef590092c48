import { ownerDesign, ownerParts } from '../design.ts';
import {
  STORED_ANEW,
  nothingDone,
  neverReachedLate,
  migrationDropped,
  ownerGivenBackFirst,
} from '../known-breaks.ts';

export const registryFilter = ownerDesign({
  id: 'registry-filter',
  sentence: 'the pairwise registry, and notifiers drop events of their own owner',
  source: 'facts E2 O8',
  parts: ownerParts({ exporter: { releases: 'after eviction' }, filter: 'by owner' }),
  options: ['O8'],
  breaks: {
    ...nothingDone(
      {
        adds: 'the answer no, a check in device_map, a revoke, and notifiers that drop nothing',
        design: 'registry-check-revoke',
      },
      STORED_ANEW,
    ),
    ...migrationDropped('registry'),
    ...ownerGivenBackFirst,
    ...neverReachedLate('mutable-stop-revoke'),
  },
});
