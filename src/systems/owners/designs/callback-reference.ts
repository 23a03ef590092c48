import { ownerDesign, ownerParts } from '../design.ts';
import { answerIsStale } from '../known-breaks.ts';

export const callbackReference = ownerDesign({
  id: 'callback-reference',
  sentence: 'the exporter is asked for each page, with a reference of the pagemap',
  source: 'facts E2 O4',
  parts: ownerParts({ owner: 'none', importer: { walk: 'asks the exporter with a reference' } }),
  options: ['O4'],
  breaks: {
    ...answerIsStale('callback-stop-revoke'),
  },
});
