import { ownerDesign, ownerParts } from '../design.ts';
import { breakOf, answerIsStale } from '../known-breaks.ts';

export const checkAfterNoFallback = ownerDesign({
  id: 'check-after-no-fallback',
  sentence: 'the same, and what is tossed back is asked for again',
  source: 'facts E2 O6',
  parts: ownerParts({ owner: 'none', importer: { walk: 'hands out all', fallsBack: false } }),
  options: ['O6'],
  breaks: {
    ...answerIsStale('check-after-stop-revoke'),
    ...breakOf(
      'device-fault-can-end',
      'the page stays where it is, and the next walk finds it there',
      { adds: 'a migration to RAM of what is tossed back', design: 'check-after' },
    ),
  },
});
