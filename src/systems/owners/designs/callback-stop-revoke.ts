import { ownerDesign, ownerParts } from '../design.ts';

export const callbackStopRevoke = ownerDesign({
  id: 'callback-stop-revoke',
  sentence: 'the exporter is asked under RCU; the answer no, then mappings revoked',
  source: 'facts E2 O4 O9',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'asks the exporter' },
    topology: { stops: true, revokes: true },
  }),
  options: ['O4', 'O9'],
  breaks: {},
});
