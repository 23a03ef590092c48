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

/** Fits, and breaks nothing, which is told as an entry that does not come out as stated. */
export const harmless = edit({
  ...about,
  id: 'changes-nothing',
  title: 'an entry that fits',
  changes: [addStep('ref_user', 'outside', 'waits a little longer', { target: 'outside' })],
  expect: expected,
});
