import { ownerDesign, ownerParts } from '../design.ts';
import { breakOf, STORED_ANEW, neverReachedLate, ownerGivenBackFirst } from '../known-breaks.ts';

export const registryCheckRevoke = ownerDesign({
  id: 'registry-check-revoke',
  sentence: 'the pairwise registry; the answer no, a check in device_map, mappings revoked',
  source: 'facts E2 O8 O9',
  parts: ownerParts({
    importer: { mapAsks: true },
    exporter: { releases: 'after eviction' },
    topology: { stops: true, revokes: true },
  }),
  options: ['O8', 'O9'],
  breaks: {
    ...ownerGivenBackFirst,
    ...breakOf(
      'equal-owners-are-linked',
      'the owners stay equal; what a check refuses is not mapped all the same',
      STORED_ANEW,
    ),
    ...neverReachedLate('mutable-stop-revoke'),
  },
});
