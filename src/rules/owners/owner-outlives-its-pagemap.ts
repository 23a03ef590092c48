import { ownerIdentity } from '../../machines/objects/owners/owner-identity.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { walkedPagemap } from '../../machines/objects/hmm/walked-pagemap.ts';
import { all, invariant, one } from '../../model/rule.ts';

/**
 * The owner that a registered pagemap names is not freed (source: facts E2 O1 O8, K13).
 *
 * The kernel never reads what stands there, so breaking it is harmless by itself: it is what
 * `nothing-mapped-where-no-way-was` needs, and no more.
 */
export const ownerOutlivesItsPagemap = invariant({
  id: 'owner-outlives-its-pagemap',
  sentence: 'the owner that a registered pagemap names is not freed',
  source: 'facts E2 O1 O8, K13',
  mayLack: ['owner'],
  over: { pgmap: one(walkedPagemap), words: all(ownerWord), owners: all(ownerIdentity) },
  holds: ({ pgmap, words, owners }) => {
    const [word] = words.filter(({ at }) => at['device'] === undefined);
    return (
      (!pgmap.is('registered') && !pgmap.is('dying')) ||
      !owners.some((owner) => owner.at['owner'] === word?.context.owner && owner.is('free'))
    );
  },
});
