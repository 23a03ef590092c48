import { ownerDesign, ownerParts } from '../design.ts';

export const callbackKilledFirst = ownerDesign({
  id: 'callback-killed-first',
  sentence: 'the same under RCU, by a driver that kills the pagemap before it evicts',
  source: 'facts E2 O4',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'asks the exporter' },
    exporter: { evicts: 'after kill' },
  }),
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
      because:
        'the grace period of the kill is over before the walk begins, and the page that it finds is evicted after',
      control: { adds: 'eviction before the kill, or a reference', at: { design: 'callback' } },
    },
    'exporter-text-not-run-after-unload': {
      because: 'the grace period of the kill is over before the walk begins',
      control: { adds: 'eviction before the kill, or a reference', at: { design: 'callback' } },
    },
  },
});
