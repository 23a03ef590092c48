import * as fc from 'fast-check';
import { NEWEST_SUBJECT } from './subject.ts';
import type { Subject } from '../../src/checker/verify-system.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import {
  all,
  cover,
  deadlock,
  each,
  invariant,
  progress,
  violation,
  type Rule,
  type Seen,
} from '../../src/model/rule.ts';
import { system, type SystemDef } from '../../src/model/system.ts';
import type { Ref } from '../../src/model/composer.ts';
import type { AnyThreadDef } from '../../src/model/thread-def.ts';
import { buildObject, objectSpec, pathIn, type ObjectSpec } from './random-object.ts';
import {
  buildThread,
  meetingThreadSpec,
  picksAnIndex,
  threadSpec,
  type ThreadSpec,
} from './random-thread.ts';

interface RuleSpec {
  readonly kind: 'invariant' | 'cover' | 'progress';
  readonly how: 'each' | 'all';
  /** Which machine it reads, and which of its states it is about. */
  readonly of: number;
  readonly state: number;
  readonly count: number;
  readonly demands: 'always finishes' | 'can finish without users' | 'can finish';
  readonly stronglyFair: boolean;
  readonly withoutHelpers: boolean;
}

/** A random system as plain data. */
export interface SystemSpec {
  readonly kinds: readonly ObjectSpec[];
  readonly family: number;
  /** In which state `a`, `b` and the members start. */
  readonly starts: readonly number[];
  readonly threads: readonly ThreadSpec[];
  /** For each thread instance, which of `threads` it runs. */
  readonly runs: readonly { readonly what: number; readonly helper: boolean }[];
  readonly memorySafety: boolean;
  readonly rules: readonly RuleSpec[];
}

/** Small systems: two kinds of objects, a family, up to three threads, rules of every kind. */
const systemsOf = (threads: typeof threadSpec): fc.Arbitrary<SystemSpec> =>
  fc.record({
    kinds: fc.array(objectSpec, { minLength: 1, maxLength: 2 }),
    family: fc.integer({ min: 1, max: 3 }),
    starts: fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
    threads: fc.array(threads, { minLength: 1, maxLength: 2 }),
    runs: fc.array(fc.record({ what: fc.nat(1), helper: fc.boolean() }), {
      minLength: 2,
      maxLength: 3,
      size: 'max',
    }),
    memorySafety: fc.boolean(),
    rules: fc.array(
      fc.record({
        kind: fc.constantFrom('invariant', 'cover', 'progress', 'progress'),
        how: fc.constantFrom('each', 'all'),
        of: fc.nat(3),
        state: fc.nat(3),
        count: fc.nat(2),
        demands: fc.constantFrom('always finishes', 'can finish without users', 'can finish'),
        stronglyFair: fc.boolean(),
        withoutHelpers: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4, size: 'max' },
    ),
  });

export const systemSpec = systemsOf(threadSpec);

/** The same, in which steps say something twice to one object. */
export const meetingSystemSpec = systemsOf(meetingThreadSpec);

/** The system that a spec stands for, ready to be searched. */
export function subjectOf(spec: SystemSpec): Subject {
  return { ...NEWEST_SUBJECT, system: buildSystem(spec) };
}

function buildSystem(spec: SystemSpec): SystemDef {
  const kinds = spec.kinds.map((kind, k) => buildObject(`kind${k}`, kind));
  const behind = { a: spec.kinds[0]!, b: spec.kinds.at(-1)!, family: spec.kinds[0]! };
  const threads = spec.threads.map((one, t) => buildThread(`thread${t}`, one, behind));
  return system({
    id: 'random',
    about: 'Do two explorers agree?',
    rules: rulesOf(spec, kinds, threads),
    compose({ object, family, thread }) {
      const startsIn = (of: ObjectSpec, i: number): string =>
        pathIn(of, spec.starts[i]! % of.states);
      const a = object('a', kinds[0]!, { startsIn: startsIn(behind.a, 0) });
      const b = object('b', kinds.at(-1)!, { startsIn: startsIn(behind.b, 1) });
      const members = family('member', spec.family, kinds[0]!, {
        index: 'i',
        ordered: true,
        startsIn: (i) => startsIn(behind.family, 2 + i),
      });
      const peers: Ref<AnyThreadDef>[] = [];
      for (const [n, { what, helper }] of spec.runs.entries()) {
        const others = [...peers];
        const wires = {
          a,
          b,
          mine: ({ i = 0 }: { i?: number }) => members[i]!,
          all: members,
          first: members[0]!,
          peers: others,
        };
        peers.push(
          thread(`run${n}`, threads[what % threads.length]!, wires as never, {
            ...(picksAnIndex(spec.threads[what % threads.length]!) && {
              picks: { i: spec.family },
            }),
            at: { own: n },
            helper,
          }),
        );
      }
    },
  });
}

function rulesOf(
  spec: SystemSpec,
  kinds: readonly AnyObjectDef[],
  threads: readonly AnyThreadDef[],
): Rule[] {
  const text = { sentence: 'a random rule', source: 'random' };
  const rules: Rule[] = [deadlock({ ...text, id: 'deadlock' })];
  for (const [k, kind] of spec.kinds.entries()) {
    if (!kind.bad) continue;
    const states = [pathIn(kind, kind.states)];
    rules.push(
      violation({
        ...text,
        id: `violation${k}`,
        of: kinds[k]!,
        states,
        memorySafety: spec.memorySafety,
      }),
    );
  }
  for (const [r, rule] of spec.rules.entries()) {
    const id = `${rule.kind}${r}`;
    const { of, path, sees } = subjectOfRule(spec, rule, kinds, threads);
    const over = { it: rule.how === 'all' ? all(of) : each(of) };
    const here = (it: unknown): boolean =>
      rule.how === 'all'
        ? (it as readonly Seen[]).length > 0 &&
          (it as readonly Seen[]).every((one) => one.is(path) && sees(one))
        : (it as Seen).is(path) && sees(it as Seen);
    if (rule.kind === 'invariant')
      rules.push(invariant({ ...text, id, over, holds: ({ it }) => !here(it) }));
    else if (rule.kind === 'cover')
      rules.push(cover({ ...text, id, over, reached: ({ it }) => here(it) }));
    else {
      const { demands, withoutHelpers } = rule;
      rules.push(
        progress({
          ...text,
          id,
          over,
          pending: ({ it }) => here(it),
          demands,
          withoutHelpers,
          ...(rule.stronglyFair && { stronglyFair: ['step0', 'step1'] }),
        }),
      );
    }
  }
  return rules;
}

function subjectOfRule(
  spec: SystemSpec,
  { of, state, count, kind }: RuleSpec,
  kinds: readonly AnyObjectDef[],
  threads: readonly AnyThreadDef[],
): { of: AnyObjectDef | AnyThreadDef; path: string; sees: (one: Seen) => boolean } {
  if (of % 2 === 0 || kind === 'progress') {
    const t = of % threads.length;
    return { of: threads[t]!, path: `t${state % spec.threads[t]!.states}`, sees: () => true };
  }
  const k = of % kinds.length;
  const object = spec.kinds[k]!;
  return {
    of: kinds[k]!,
    path: pathIn(object, state % object.states),
    sees: ({ context }) => context['count'] === Math.min(count, object.countMax),
  };
}
