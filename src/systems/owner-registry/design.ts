import { alternativesOf } from '../../model/choice.ts';

/** What an owner is and when it changes, as far as it says which devices have one in common. */
export interface RegistryDesign {
  /** Whether VMs are peers of their own; else a VM has the owner that its device got at its probe. */
  readonly vmsArePeers: boolean;
  /** Whether groups are looked at anew when something has changed. */
  readonly regroups: boolean;
  /** Whether owners are numbers from a counter; else they are addresses of objects with a kref. */
  readonly numbers: boolean;
}

/** What breaks where owners stay equal when devices are apart. */
export const unnoticed = ['same-owner-means-reach', 'split-is-noticed'];

/** What breaks under every design whose owners are counted, when a driver gives its owner back wrongly. */
export const givenBackWrongly = {
  'releases-owner-after-memunmap': ['owner-outlives-registration'],
  'releases-owner-on-error': ['owner-references-balanced', 'peer-listed-once'],
  'releases-owner-once': ['peer-listed-once'],
};

/** A design of the owner word, judged by which devices it puts together. */
export const registryDesign = alternativesOf<RegistryDesign>({
  system: 'owner-registry',
  choice: 'design',
});
