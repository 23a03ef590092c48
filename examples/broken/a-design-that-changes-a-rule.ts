import { all, invariant } from 'unplug-verifier';
import { ownerWord } from 'unplug-verifier/machines';
import { ownerDesign, ownerParts } from 'unplug-verifier/systems';

/** A design of owners … */
export default ownerDesign({
  id: 'under-another-rule',
  sentence: 'the published one',
  source: 'an example of a mistake',
  parts: ownerParts(),
});

/** … and one of the rules that it is held against, with another text. */
export const linked = invariant({
  id: 'equal-owners-are-linked',
  sentence: 'every owner is good',
  source: 'an example of a mistake',
  over: { words: all(ownerWord) },
  holds: () => true,
});
