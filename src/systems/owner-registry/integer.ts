import { registryDesign } from './design.ts';

/** An owner is a number from a counter, given once. */
export const integer = registryDesign({
  id: 'integer',
  sentence: 'an owner is a number from a counter, given once',
  source: 'facts E2 O3',
  parts: { vmsArePeers: true, regroups: false, numbers: true },
  sizes: { values: { unit: 'values of the counter', default: 2, min: 2, max: 4 } },
  notModelled: [
    'a counter of 32 bits: what wraps here while numbers are in use takes 2^32 groups there',
  ],
});
