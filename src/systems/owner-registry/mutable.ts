import { givenBackWrongly, registryDesign, unnoticed } from './design.ts';

/** Owners change: after each change of the interconnects, and whenever a peer leaves, all are grouped anew. */
export const mutable = registryDesign({
  id: 'mutable',
  sentence:
    'owners change: after each change of the interconnects, and whenever a peer leaves, all are grouped anew',
  source: 'facts E2 O2',
  options: ['O2'],
  breaks: {},
  breaksWithout: {
    'links-form-cliques': ['reach-means-same-owner'],
    'links-are-not-lost': ['same-owner-means-reach'],
    'pages-keep-their-owner': [
      ...unnoticed,
      'vm-agrees-with-own-pagemap',
      'owner-outlives-registration',
    ],
    ...givenBackWrongly,
  },
  parts: { vmsArePeers: true, regroups: true, numbers: false },
});
