import { ownerDesign, ownerParts } from '../design.ts';
import { toldYesAfterRevoke } from '../known-breaks.ts';

export const checkAfterRevoke = ownerDesign({
  id: 'check-after-revoke',
  sentence: 'all pages taken, checked after; mappings revoked',
  source: 'facts E2 O6 O9',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'hands out all' },
    topology: { revokes: true },
  }),
  options: ['O6', 'O9'],
  breaks: {
    ...toldYesAfterRevoke('check-after-stop-revoke'),
  },
});
