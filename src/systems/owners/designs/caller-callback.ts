import { ownerDesign, ownerParts } from '../design.ts';
import { answerIsStale } from '../known-breaks.ts';

export const callerCallback = ownerDesign({
  id: 'caller-callback',
  sentence: 'the importer is asked for each page of another',
  source: 'facts E2 O5',
  parts: ownerParts({ owner: 'none', importer: { walk: 'asks the importer' } }),
  options: ['O5'],
  breaks: {
    ...answerIsStale('caller-callback-stop-revoke'),
  },
});
