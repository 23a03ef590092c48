import { registryDesign } from './design.ts';

/** Each device joins a group once, at its probe, and its VMs have its owner. */
export const fixed = registryDesign({
  id: 'fixed',
  sentence: 'each device joins a group once, at its probe, and its VMs have its owner',
  source: 'facts E2 O1',
  options: ['O1'],
  breaks: {},
  parts: { vmsArePeers: false, regroups: false, numbers: false },
});
