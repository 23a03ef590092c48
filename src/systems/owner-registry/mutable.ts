import { registryDesign } from './design.ts';

/** Owners change: after each change of the interconnects, and whenever a peer leaves, all are grouped anew. */
export const mutable = registryDesign({
  id: 'mutable',
  sentence:
    'owners change: after each change of the interconnects, and whenever a peer leaves, all are grouped anew',
  source: 'facts E2 O2',
  options: ['O2'],
  breaks: {},
  parts: { vmsArePeers: true, regroups: true, numbers: false },
});
