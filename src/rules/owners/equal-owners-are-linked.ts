import { interconnect } from '../../machines/objects/owners/interconnect.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { walkedPagemap } from '../../machines/objects/hmm/walked-pagemap.ts';
import { all, invariant, one } from '../../model/rule.ts';

/** Where the kernel has done all that it does about a way that is not there. */
const APART = ['none', 'down', 'gone'];

/**
 * A peer has the owner of a registered pagemap only if it reaches it (source: facts E2 O1 O2 O8,
 * K13).
 *
 * It is about the owners alone: as long as nothing maps, equal owners of devices that are apart do no harm.
 * `nothing-mapped-…` says whether something does.
 */
export const equalOwnersAreLinked = invariant({
  id: 'equal-owners-are-linked',
  sentence: 'a peer has the owner of a registered pagemap only if it reaches it',
  source: 'facts E2 O1 O2 O8, K13',
  mayLack: ['owner'],
  over: { pgmap: one(walkedPagemap), words: all(ownerWord), ways: all(interconnect) },
  holds: ({ pgmap, words, ways }) => {
    const [word] = words.filter(({ at }) => at['device'] === undefined);
    return (
      (!pgmap.is('registered') && !pgmap.is('dying')) ||
      ways.every(
        (way) =>
          !APART.some((state) => way.is(state)) ||
          !words.some(
            ({ at, context }) =>
              at['device'] === (way.at['importer'] ?? 0) + 1 &&
              context.owner !== undefined &&
              context.owner === word?.context.owner,
          ),
      )
    );
  },
});
