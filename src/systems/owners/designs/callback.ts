import { ownerDesign, ownerParts } from '../design.ts';

export const callback = ownerDesign({
  id: 'callback',
  sentence: 'the exporter is asked for each page, under RCU',
  source: 'facts E2 O4',
  parts: ownerParts({ owner: 'none', importer: { walk: 'asks the exporter' } }),
  options: ['O4'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'the answer was yes when it was given; the way goes between it and the mapping, or after it, and nothing takes the mapping back',
      control: { adds: 'the answer no, and a revoke', at: { design: 'callback-stop-revoke' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'the answer was yes when it was given; the way goes between it and the mapping, or after it, and nothing takes the mapping back',
      control: { adds: 'the answer no, and a revoke', at: { design: 'callback-stop-revoke' } },
    },
  },
});
