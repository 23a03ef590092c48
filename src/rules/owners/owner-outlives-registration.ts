import { ownerIdentity } from '../../machines/objects/owners/owner-identity.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { all, invariant } from '../../model/rule.ts';

/** An owner is freed only when no pagemap that has it is registered (source: facts E2 O8, E3). */
export const ownerOutlivesRegistration = invariant({
  id: 'owner-outlives-registration',
  sentence: 'an owner is freed only when no pagemap that has it is registered',
  source: 'facts E2 O8, E3',
  mayLack: ['owner'],
  over: { words: all(ownerWord), identities: all(ownerIdentity) },
  asymmetric: true,
  holds: ({ words, identities }) =>
    identities.length === 0 ||
    words.every(({ context: { owner } }) => owner === undefined || !identities[owner]!.is('free')),
});
