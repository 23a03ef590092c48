import { ownerIdentity } from '../../machines/objects/owners/owner-identity.ts';
import { violation } from '../../model/rule.ts';

/** No reference of an owner is taken or put after its last was put (source: facts E2 O2, E3). */
export const ownerNotUsedAfterFree = violation({
  id: 'owner-not-used-after-free',
  sentence: 'no reference of an owner is taken or put after its last was put',
  source: 'facts E2 O2, E3',
  of: ownerIdentity,
  states: ['usedAfterFree'],
});
