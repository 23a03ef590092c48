import { registryDesign } from './design.ts';

/** Each VM and pagemap joins, once, the first group all of whose members it reaches. */
export const registry = registryDesign({
  id: 'registry',
  sentence: 'each VM and pagemap joins, once, the first group all of whose members it reaches',
  source: 'facts E2 O8, E3',
  options: ['O8'],
  breaks: {},
  parts: { vmsArePeers: true, regroups: false, numbers: false },
});
