import { ownerDesign, ownerParts } from '../design.ts';

export const callbackWithoutRcu = ownerDesign({
  id: 'callback-without-rcu',
  sentence: 'the exporter is asked for each page, without RCU',
  source: 'facts E2 O4',
  parts: ownerParts({ owner: 'none', importer: { walk: 'asks the exporter without RCU' } }),
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
    'pagemap-not-read-after-remove': {
      because: 'nothing holds the pagemap between the read of the entry and the call',
      control: { adds: 'an RCU section around both', at: { design: 'callback' } },
    },
    'exporter-text-not-run-after-unload': {
      because: 'the call may begin when the module is gone',
      control: { adds: 'an RCU section around both', at: { design: 'callback' } },
    },
  },
});
