import { ownerDesign, ownerParts } from '../design.ts';
import { answerIsStale } from '../known-breaks.ts';

export const callback = ownerDesign({
  id: 'callback',
  sentence: 'the exporter is asked for each page, under RCU',
  source: 'facts E2 O4',
  parts: ownerParts({ owner: 'none', importer: { walk: 'asks the exporter' } }),
  options: ['O4'],
  breaks: {
    ...answerIsStale('callback-stop-revoke'),
  },
});
