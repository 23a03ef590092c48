import { ownerDesign, ownerParts } from '../design.ts';

export const checkAfterNoFallback = ownerDesign({
  id: 'check-after-no-fallback',
  sentence: 'the same, and what is tossed back is asked for again',
  source: 'facts E2 O6',
  parts: ownerParts({ owner: 'none', importer: { walk: 'hands out all', fallsBack: false } }),
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
    'device-fault-can-end': {
      because: 'the page stays where it is, and the next walk finds it there',
      control: { adds: 'a migration to RAM of what is tossed back', at: { design: 'check-after' } },
    },
  },
});
