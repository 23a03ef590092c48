import { registryDesign } from './design.ts';

const wraps = {
  because: 'the counter wraps while numbers are in use, and a stranger gets the number of a group',
  control: { adds: 'an owner that is an object with references', at: { design: 'registry' } },
};

/** An owner is a number from a counter, given once. */
export const integer = registryDesign({
  id: 'integer',
  sentence: 'an owner is a number from a counter, given once',
  source: 'facts E2 O3',
  options: ['O3'],
  breaks: {
    'same-owner-means-reach': wraps,
    'split-is-noticed': wraps,
    'reach-means-same-owner': wraps,
    'vm-agrees-with-own-pagemap': wraps,
  },
  breaksWithout: {
    'releases-owner-on-error': ['peer-listed-once'],
    'releases-owner-once': ['peer-listed-once'],
  },
  parts: { vmsArePeers: true, regroups: false, numbers: true },
  sizes: { values: { unit: 'values of the counter', default: 2, min: 2, max: 4 } },
  notModelled: [
    'a counter of 32 bits: what wraps here while numbers are in use takes 2^32 groups there',
  ],
});
