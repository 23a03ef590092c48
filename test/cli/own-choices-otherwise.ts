import { system, type Alternative } from 'unplug-verifier';
import mine from './own-choices.ts';

const published = mine.choices[0]!.alternatives.find(({ id }) => id === 'frees-at-once')!;

/** What is said to be known of a design is what another one does: each of two as the other. */
const otherwise = (one: Alternative): Alternative => ({
  ...one,
  ...(one.id === 'frees-at-once' && { breaks: {} }),
  ...(one.id === 'waits' && published.breaks && { breaks: published.breaks }),
});

/** The same system, of which something else is said to be known. */
export default system({
  ...mine,
  choices: mine.choices.map((choice) => ({
    ...choice,
    alternatives: choice.alternatives.map(otherwise),
  })),
});
