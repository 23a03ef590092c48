import { ownerDesign, ownerParts } from '../design.ts';

export const callerCallback = ownerDesign({
  id: 'caller-callback',
  sentence: 'the importer is asked for each page of another',
  source: 'facts E2 O5',
  parts: ownerParts({ owner: 'none', importer: { walk: 'asks the importer' } }),
  options: ['O5'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'the answer was yes when it was given; the way goes between it and the mapping, or after it, and nothing takes the mapping back',
      control: {
        adds: 'the answer no, and a revoke',
        at: { design: 'caller-callback-stop-revoke' },
      },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'the answer was yes when it was given; the way goes between it and the mapping, or after it, and nothing takes the mapping back',
      control: {
        adds: 'the answer no, and a revoke',
        at: { design: 'caller-callback-stop-revoke' },
      },
    },
  },
});
