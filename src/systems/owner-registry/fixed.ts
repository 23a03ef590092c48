import { givenBackWrongly, registryDesign, unnoticed } from './design.ts';

/** Each device joins a group once, at its probe, and its VMs have its owner. */
export const fixed = registryDesign({
  id: 'fixed',
  sentence: 'each device joins a group once, at its probe, and its VMs have its owner',
  source: 'facts E2 O1',
  options: ['O1'],
  breaks: {},
  breaksWithout: {
    'links-form-cliques': ['reach-means-same-owner'],
    'links-come-before-probe': ['reach-means-same-owner'],
    'links-stay-while-owned': unnoticed,
    'links-are-not-lost': unnoticed,
    'pages-keep-their-owner': [...unnoticed, 'owner-outlives-registration'],
    ...givenBackWrongly,
  },
  parts: { vmsArePeers: false, regroups: false, numbers: false },
});
