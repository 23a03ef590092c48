import { ownerDesign, ownerParts } from '../design.ts';

export const checkAfter = ownerDesign({
  id: 'check-after',
  sentence: 'all pages are taken, and those out of reach tossed back',
  source: 'facts E2 O6',
  parts: ownerParts({ owner: 'none', importer: { walk: 'hands out all' } }),
  options: ['O6'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'the answer was yes when it was given; the way goes between it and the mapping, or after it, and nothing takes the mapping back',
      control: { adds: 'the answer no, and a revoke', at: { design: 'check-after-stop-revoke' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'the answer was yes when it was given; the way goes between it and the mapping, or after it, and nothing takes the mapping back',
      control: { adds: 'the answer no, and a revoke', at: { design: 'check-after-stop-revoke' } },
    },
  },
});
