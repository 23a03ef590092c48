import { addStep, edit, replaceStep } from 'unplug-verifier';
import { percpuRefSystem } from '../../src/systems/percpu-ref.ts';

const about = {
  facts: 'none',
  evidence: 'candidate',
  kind: 'variant',
  story: 'For a test of the command line.',
} as const;

/** The published system whose history this file exports, one entry of it with a mistake. */
export default percpuRefSystem;

const expected = {
  rule: 'ref-not-negative',
  class: 'double put',
  system: percpuRefSystem.id,
  sizes: { users: 1 },
  interleaving: [],
} as const;

/** Names a step that is not there. */
export const mistaken = edit({
  ...about,
  id: 'names-no-step',
  title: 'an entry that no longer fits the machine',
  changes: [replaceStep('ref_user', 'outside', 'no such step', {}, { target: 'outside' })],
  expect: expected,
});

const changes = [addStep('ref_user', 'outside', 'waits a little longer', { target: 'outside' })];

/** Names a system that the file does not export. */
export const elsewhere = edit({
  ...about,
  id: 'names-no-system',
  title: 'an entry that is judged nowhere',
  changes,
  expect: { ...expected, system: 'no-such-system' },
});

/** Wants a size that the system does not take. */
export const tooLarge = edit({
  ...about,
  id: 'wants-no-size',
  title: 'an entry that is too large',
  changes,
  expect: { ...expected, sizes: { users: 99 } },
});

/** Changes the step that another entry puts in, which is to be there before. */
export const later = edit({
  ...about,
  id: 'changes-what-another-adds',
  title: 'an entry that needs another first',
  changes: [
    replaceStep('ref_user', 'outside', 'waits a little longer', {}, { target: 'outside' }, 'naps'),
  ],
  expect: { ...expected, with: ['changes-nothing'] },
});

/** Has a change that fits, and one of a machine that is misspelt. */
export const misspelt = edit({
  ...about,
  id: 'misspells-a-machine',
  title: 'an entry of which a part would be dropped',
  changes: [...changes, addStep('ref_usr', 'outside', 'naps', { target: 'outside' })],
  expect: expected,
});

/** Is to be judged with an entry that is about another system. */
export const foreign = edit({
  ...about,
  id: 'needs-a-foreign-entry',
  title: 'an entry that needs one which changes nothing here',
  changes,
  expect: { ...expected, with: ['744dd97752ef'] },
});

/** Fits, and breaks nothing, which is told as an entry that does not come out as stated. */
export const harmless = edit({
  ...about,
  id: 'changes-nothing',
  title: 'an entry that fits',
  changes,
  expect: expected,
});
