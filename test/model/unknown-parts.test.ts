import { setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { duty } from '../../src/model/duty.ts';
import { edit } from '../../src/model/edit.ts';
import { object } from '../../src/model/object.ts';
import {
  cover,
  deadlock,
  invariant,
  lockOrder,
  one,
  progress,
  violation,
} from '../../src/model/rule.ts';
import { system } from '../../src/model/system.ts';
import { steps, thread } from '../../src/model/thread.ts';
import { NEWEST_SUBJECT } from '../checker/subject.ts';
import { messageFrom } from './message-of.ts';

/** As a file is that was never shown to the compiler. */
type Untyped = (given: unknown) => unknown;

const machine = (states: object): AnyStateMachine =>
  setup({}).createMachine({ id: 'm', initial: 'a', states } as never) as never as AnyStateMachine;
const takes = machine({ a: { on: { E: 'a' } } });
const said = { id: 'r', sentence: 's', source: 'x.c' };
const over = { t: one(thread(machine({ a: {} }), { actor: 'kernel' })) };
const judged = { ...said, over, pending: () => true, demands: 'always finishes' };
const step = steps() as (target: string, says?: object, how?: object) => object;

const composed =
  (compose: (c: never) => void): (() => unknown) =>
  () =>
    verifySystem({
      ...NEWEST_SUBJECT,
      system: system({ id: 's', about: '?', rules: [], compose: compose as never }),
      sizes: {},
    });

const cell = object(takes, { effects: ['E'] });
const idle = thread(machine({ a: { tags: 'rest' } }), { actor: 'kernel' });

type Composing = Record<'object' | 'family' | 'thread', (...given: unknown[]) => void>;

const misspelt: readonly [what: string, () => unknown, message: string][] = [
  [
    'an object',
    () => (object as (m: unknown, parts: unknown) => unknown)(takes, { effects: ['E'], lok: {} }),
    'object m, lok: is no part of it',
  ],
  [
    'a lock',
    () =>
      (object as (m: unknown, parts: unknown) => unknown)(takes, {
        effects: ['E'],
        lock: { take: ['E'], release: ['E'], spin: true },
      }),
    'object m, lock, spin: is no part of it',
  ],
  [
    'what is counted',
    () =>
      (object as (m: unknown, parts: unknown) => unknown)(takes, {
        effects: ['E'],
        counts: { units: 'reference', number: () => 0 },
      }),
    'object m, counts, units: is no part of it',
  ],
  [
    'what is kept',
    () =>
      (object as (m: unknown, parts: unknown) => unknown)(takes, {
        effects: ['E'],
        keeps: { in: ['a'], off: cell },
      }),
    'object m, keeps, off: is no part of it',
  ],
  [
    'a thread',
    () =>
      (thread as (m: unknown, parts: unknown) => unknown)(machine({ a: {} }), {
        actor: 'kernel',
        helper: true,
      }),
    'thread m, helper: is no part of it',
  ],
  [
    'its actor',
    () =>
      (thread as (m: unknown, parts: unknown) => unknown)(machine({ a: {} }), { actor: 'drivers' }),
    'thread m, actor: is "drivers"',
  ],
  [
    'a step',
    () =>
      thread(machine({ a: { on: { go: step('a', {}, { sleep: true }) } } }), { actor: 'kernel' }),
    "thread m, state a, event go: says 'sleep' of itself, and nothing would read it",
  ],
  [
    'a system',
    () => (system as Untyped)({ id: 's', about: '?', rules: [], rule: [], compose() {} }),
    'system s, rule: is no part of it',
  ],
  ['a duty', () => (duty as Untyped)({ id: 'd', drop: [] }), 'duty d, drop: is no part of it'],
  [
    'an edit',
    () => (edit as Untyped)({ id: 'e', change: [], expect: { system: 's', rule: 'r' } }),
    'edit e, change: is no part of it',
  ],
  [
    'what is expected of it',
    () =>
      (edit as Untyped)({
        id: 'e',
        changes: [],
        expect: { system: 's', rule: 'r', interleavings: [] },
      }),
    'edit e, expect, interleavings: is no part of it',
  ],
  ...Object.entries({ violation, invariant, progress, cover, lockOrder, deadlock }).map(
    ([kind, declare]): [string, () => unknown, string] => [
      `a rule: ${kind}`,
      () => (declare as Untyped)({ ...said, overs: {} }),
      'rule r, overs: is no part of it',
    ],
  ),
  [
    'what a rule demands',
    () => (progress as Untyped)({ ...judged, demands: 'always finish' }),
    'rule r, demands: is "always finish"',
  ],
  [
    'what judges',
    () => (cover as Untyped)({ ...said, over }),
    'rule r, reached: is no function, and nothing would judge',
  ],
  [
    'an instance',
    composed((c: Composing) => c.object('o', cell, { startIn: 'a' }) as never),
    'system s, object o, startIn: is no part of it',
  ],
  [
    'a family',
    composed((c: Composing) => c.family('o', 2, cell, { orderd: true }) as never),
    'system s, family o, orderd: is no part of it',
  ],
  [
    'an instance of a thread',
    composed((c: Composing) => c.thread('t', idle, {}, { pick: {} }) as never),
    'system s, thread t, pick: is no part of it',
  ],
];

describe('a part that nothing would read is refused, with the one that was meant', () => {
  it.each(misspelt)('of %s', async (_what, make, message) => {
    const [problem, fix] = await messageFrom(async () => make());
    expect(problem).toContain(message);
    expect(fix).toMatch(/^(did you mean|there is|say it)/);
  });
});
