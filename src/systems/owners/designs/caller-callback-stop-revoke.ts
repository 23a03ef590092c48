import { ownerDesign, ownerParts } from '../design.ts';

export const callerCallbackStopRevoke = ownerDesign({
  id: 'caller-callback-stop-revoke',
  sentence: 'the importer is asked; the answer no, then mappings revoked',
  source: 'facts E2 O5 O9',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'asks the importer' },
    topology: { stops: true, revokes: true },
  }),
  options: ['O5', 'O9'],
  breaks: {},
});
