import { givenBackWrongly, registryDesign, unnoticed } from './design.ts';

/** Each VM and pagemap joins, once, the first group all of whose members it reaches. */
export const registry = registryDesign({
  id: 'registry',
  sentence: 'each VM and pagemap joins, once, the first group all of whose members it reaches',
  source: 'facts E2 O8, E3',
  options: ['O8'],
  breaks: {},
  breaksWithout: {
    'links-form-cliques': ['reach-means-same-owner', 'vm-agrees-with-own-pagemap'],
    'links-come-before-probe': ['reach-means-same-owner', 'vm-agrees-with-own-pagemap'],
    'links-stay-while-owned': [...unnoticed, 'vm-agrees-with-own-pagemap'],
    'links-are-not-lost': [...unnoticed, 'vm-agrees-with-own-pagemap'],
    'pages-keep-their-owner': [
      ...unnoticed,
      'vm-agrees-with-own-pagemap',
      'owner-outlives-registration',
    ],
    ...givenBackWrongly,
  },
  parts: { vmsArePeers: true, regroups: false, numbers: false },
});
