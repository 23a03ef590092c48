import { system, type Alternative } from 'unplug-verifier';
import mine from './own-choices.ts';

/** What is said to be known of a design is what another one does. */
const otherwise = (one: Alternative): Alternative => ({
  ...one,
  ...(one.id === 'frees-at-once' && { breaks: {} }),
});

/** The same system, of which something else is said to be known. */
export default system({
  ...mine,
  choices: mine.choices.map((choice) => ({
    ...choice,
    alternatives: choice.alternatives.map(otherwise),
  })),
});
