import { ownerDesign, ownerParts } from '../design.ts';

export const callbackReference = ownerDesign({
  id: 'callback-reference',
  sentence: 'the exporter is asked for each page, with a reference of the pagemap',
  source: 'facts E2 O4',
  parts: ownerParts({ owner: 'none', importer: { walk: 'asks the exporter with a reference' } }),
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
