import { ownerDesign, ownerParts } from '../design.ts';
import { answerIsStale } from '../known-breaks.ts';

export const checkAfter = ownerDesign({
  id: 'check-after',
  sentence: 'all pages are taken, and those out of reach tossed back',
  source: 'facts E2 O6',
  parts: ownerParts({ owner: 'none', importer: { walk: 'hands out all' } }),
  options: ['O6'],
  breaks: {
    ...answerIsStale('check-after-stop-revoke'),
  },
});
