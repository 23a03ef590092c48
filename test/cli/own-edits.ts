import { setup } from 'xstate';
import {
  addInstances,
  addStep,
  all,
  duty,
  edit,
  invariant,
  retag,
  steps,
  thread,
  threadTypes,
  type PortsOf,
} from 'unplug-verifier';
import { putsNoMoreThanItGot } from 'unplug-verifier/duties';
import { percpuRef, pgmapEntry, refUser } from 'unplug-verifier/machines';
import { refNotNegative } from 'unplug-verifier/rules';
import { percpuRefSystem } from 'unplug-verifier/systems';

/** Edits, a rule and a duty about a published system; the file has no system of its own. */
const step = steps<PortsOf<typeof refUser>>();
const why = 'what is put too often is freed too early';
const at = { system: percpuRefSystem, sizes: { users: 1 } };

/** Puts a reference that it never got. */
export const putsTwice = edit({
  id: 'puts-twice',
  title: 'a user puts a reference that it has not got',
  changes: putsNoMoreThanItGot.dropped,
  expect: {
    ...at,
    rule: refNotNegative,
    also: {
      'ref-memory-alive': why,
      'released-when-unused': why,
      'ref-wait-can-finish': why,
      'no-deadlock': why,
    },
  },
});

/** Is said to mend what `puts-twice` breaks, and does not. */
export const waits = edit({
  id: 'waits',
  title: 'a user waits a little',
  changes: [addStep(refUser, 'outside', 'cond_resched', step('outside'))],
  expect: { ...at, with: [putsTwice], holds: [refNotNegative] },
});

/** Waits where nothing is to be mended: a change that must not break anything. */
export const harmless = edit({
  id: 'harmless',
  title: 'a user waits a little',
  changes: [addStep(refUser, 'outside', 'cond_resched', step('outside'))],
  expect: { ...at, holds: 'every rule' },
});

/** Is said to mend what `harmless` breaks, which is nothing. */
export const needless = edit({
  id: 'needless',
  title: 'a user waits a little longer',
  changes: [addStep(refUser, 'outside', 'msleep', step('outside'))],
  expect: { ...at, with: [harmless], holds: [refNotNegative] },
});

/** Names a rule that the system has not. */
export const misspelt = edit({
  id: 'misspelt',
  title: 'an entry with a mistake',
  changes: harmless.changes,
  expect: { ...at, rule: 'ref-not-negativ' },
});

/** About another system. */
export const elsewhere = edit({
  id: 'elsewhere',
  title: 'an entry of another system',
  changes: [retag('devres_driver', 'gone', { add: 'rest' })],
  expect: { system: 'devres', rule: 'no-deadlock' },
});

interface Debugfs {
  ref: typeof percpuRef;
}
const show = steps<Debugfs>();

const debugfs = thread<Debugfs>(
  setup({ types: threadTypes<Debugfs>() }).createMachine({
    id: 'debugfs',
    initial: 'closed',
    states: { closed: { tags: 'rest', on: { open: show('closed', { ref: 'looks live' }) } } },
  }),
  { actor: 'user' },
);

/** Adds a thread that only looks. */
export const looks = edit({
  id: 'looks',
  title: 'a debugfs file tells whether the reference count is live',
  changes: [
    addInstances((c, there) => c.thread('debugfs', debugfs, { ref: there.one(percpuRef, 'ref') })),
  ],
  expect: { ...at, holds: 'every rule' },
});

export const ownDuty = duty({
  id: 'puts-what-it-got',
  sentence: 'a user puts only what it has got',
  whose: 'driver',
  source: 'my_driver.c',
  dropped: putsTwice.changes,
});

export const ownRules = [
  invariant({
    id: 'entry-is-there-or-not',
    sentence: 'an entry is there or it is not',
    source: 'my_driver.c',
    over: { entries: all(pgmapEntry) },
    holds: ({ entries }) => entries.every((one) => one.is('stored') || one.is('absent')),
  }),
];
