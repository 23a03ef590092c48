import { ownerDesign, ownerParts } from '../design.ts';
import { toldYesAfterRevoke } from '../known-breaks.ts';

export const callbackRevoke = ownerDesign({
  id: 'callback-revoke',
  sentence: 'the exporter is asked under RCU, mappings revoked',
  source: 'facts E2 O4 O9',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'asks the exporter' },
    topology: { revokes: true },
  }),
  options: ['O4', 'O9'],
  breaks: {
    ...toldYesAfterRevoke('callback-stop-revoke'),
  },
});
