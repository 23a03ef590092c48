import * as fc from 'fast-check';
import { assign, setup, type AnyStateMachine } from 'xstate';
import { object } from '../../src/model/object.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';

const CHANGES = ['keep', 'up', 'down', 'wrap', 'reset'] as const;
const STATES_MAX = 4;

/** Where an event leads from one state; with `otherwise`, only when the count is zero. */
interface Move {
  readonly to: number;
  readonly change: (typeof CHANGES)[number];
  readonly otherwise?: { readonly to: number; readonly change: (typeof CHANGES)[number] };
}

/** A random object as plain data, so that it shrinks and prints. */
export interface ObjectSpec {
  readonly shape: 'flat' | 'nested' | 'parallel';
  readonly states: number;
  /** Whether state number `states` is there, a violation. */
  readonly bad: boolean;
  readonly countMax: number;
  /** By event, by state. */
  readonly effects: readonly (readonly Move[])[];
  /** By event, by state; a state without a move refuses. */
  readonly waits: readonly (readonly (Move | undefined)[])[];
  readonly answers: readonly ('yes' | 'no' | 'by count')[];
}

const half = { to: fc.nat(STATES_MAX), change: fc.constantFrom(...CHANGES) };
const move: fc.Arbitrary<Move> = fc.record(
  { ...half, otherwise: fc.record(half) },
  { requiredKeys: ['to', 'change'] },
);
const byState = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength: STATES_MAX, maxLength: STATES_MAX });

/** Small objects of all three shapes, with every kind of event. */
export const objectSpec: fc.Arbitrary<ObjectSpec> = fc.record({
  shape: fc.constantFrom('flat', 'flat', 'nested', 'parallel'),
  states: fc.integer({ min: 1, max: STATES_MAX }),
  bad: fc.boolean(),
  countMax: fc.nat(3),
  effects: fc.array(byState(move), { minLength: 1, maxLength: 3, size: 'max' }),
  waits: fc.array(byState(fc.option(move, { nil: undefined })), { maxLength: 2, size: 'max' }),
  answers: byState(fc.constantFrom('yes', 'no', 'by count')),
});

/** Names of the events of a random object, in order. */
export function eventsOf({ effects, waits }: ObjectSpec): string[] {
  return [
    ...effects.map((_, e) => `E${e}`),
    ...waits.map((_, w) => `W${w}`),
    'YES',
    'NO',
    'SET',
    'MATCH',
    'SAME',
    'OTHER',
  ];
}

/** Those that carry a value of the thread that sends them. */
export const CARRYING = ['SET', 'MATCH', 'SAME', 'OTHER'];

/** Dotted path of a state of a random object. */
export function pathIn({ shape, states }: ObjectSpec, state: number): string {
  const name = state >= states ? 'bad' : `s${state}`;
  if (shape === 'parallel') return `a.${name}`;
  return shape === 'nested' && state > 0 && state < states ? `in.${name}` : name;
}

/** The look that is asked with a value of the thread. */
export const COUNT_IS = 'count is';

/** What may be said to a random object without moving it. */
export function looksOf(spec: ObjectSpec): string[] {
  return [
    'zero',
    COUNT_IS,
    COUNT_IS,
    ...Array.from({ length: spec.states }, (_, s) => pathIn(spec, s)),
  ];
}

interface Counting {
  count: number;
}

interface Told {
  type: string;
  value?: unknown;
}

/** Builds the machine that a random object stands for. */
export function buildObject(id: string, spec: ObjectSpec): AnyObjectDef {
  const { shape, effects, waits, countMax } = spec;
  const machine = setup({
    types: { context: {} as Counting, events: {} as Told },
    guards: {
      zero: ({ context }) => context.count === 0,
      positive: ({ context }) => context.count > 0,
      same: ({ context, event }) => event.value === context.count,
      other: ({ context, event }) => event.value !== context.count,
    },
    actions: {
      up: assign({ count: ({ context }) => Math.min(context.count + 1, countMax) }),
      down: assign({ count: ({ context }) => Math.max(context.count - 1, 0) }),
      wrap: assign({ count: ({ context }) => (context.count + 1) % (countMax + 1) }),
      reset: assign({ count: 0 }),
      // Sent without a value by who only asks what there is.
      set: assign({
        count: ({ context, event }) => Math.min(Number(event.value ?? context.count), countMax),
      }),
    },
  }).createMachine({
    id,
    context: { count: 0 },
    ...(shape === 'parallel'
      ? inParallel(id, spec)
      : { initial: 's0', states: statesOf(id, spec) }),
  } as never) as unknown as AnyStateMachine;
  return object(machine, {
    effects: [...effects.map((_, e) => `E${e}`), 'SET'],
    waits: [
      ...waits.flatMap((moves, w) =>
        moves.slice(0, spec.states).some((one) => one !== undefined) ? [`W${w}`] : [],
      ),
      'MATCH',
    ],
    answers: { ask: ['YES', 'NO'], compare: ['SAME', 'OTHER'] },
    carries: CARRYING,
    looks: {
      zero: ({ context }) => (context as { count?: number }).count === 0,
      [COUNT_IS]: ({ context }, value) => (context as { count?: number }).count === value,
    },
  });
}

function inParallel(id: string, spec: ObjectSpec): object {
  const side = { initial: 'off', states: { off: { on: { E0: 'on' } }, on: { on: { E0: 'off' } } } };
  return {
    type: 'parallel',
    states: { a: { initial: 's0', states: statesOf(id, spec) }, b: side },
  };
}

function statesOf(id: string, spec: ObjectSpec): Record<string, object> {
  const { states, shape, bad } = spec;
  const all = Array.from(
    { length: states },
    (_, s) => [`s${s}`, { on: onOf(id, spec, s) }] as const,
  );
  const last = bad ? [['bad', { tags: 'violation' }] as const] : [];
  if (shape !== 'nested' || states < 2) return Object.fromEntries([...all, ...last]);
  const inner = Object.fromEntries(all.slice(1));
  // The last effect of the inner states is told to the state around them.
  const event = `E${spec.effects.length - 1}`;
  const shared = { [event]: textOf(id, spec, spec.effects.at(-1)![1]!) };
  for (const { on } of Object.values(inner)) delete on[event];
  return Object.fromEntries([
    all[0]!,
    ['in', { initial: 's1', states: inner, on: shared }],
    ...last,
  ]);
}

function onOf(id: string, spec: ObjectSpec, state: number): Record<string, object> {
  const on: Record<string, object> = {};
  for (const [e, moves] of spec.effects.entries()) on[`E${e}`] = textOf(id, spec, moves[state]!);
  for (const [w, moves] of spec.waits.entries()) {
    const one = moves[state];
    if (one) on[`W${w}`] = textOf(id, spec, one);
  }
  const here = targetOf(id, spec, state);
  on['SET'] = { target: here, actions: 'set' };
  on['MATCH'] = { guard: 'same', target: targetOf(id, spec, state + 1), actions: 'wrap' };
  on['SAME'] = { guard: 'same', target: here, actions: 'down' };
  on['OTHER'] = { guard: 'other', target: here };
  const answer = state === 0 ? 'by count' : spec.answers[state]!;
  const target = targetOf(id, spec, state);
  if (answer === 'by count') {
    on['YES'] = { guard: 'zero', target, actions: 'up' };
    on['NO'] = { guard: 'positive', target };
  } else on[answer.toUpperCase()] = { target, actions: 'down' };
  return on;
}

function textOf(id: string, spec: ObjectSpec, { to, change, otherwise }: Move): object {
  const text = (half: { to: number; change: string }): object => ({
    target: targetOf(id, spec, half.to),
    ...(half.change !== 'keep' && { actions: half.change }),
  });
  if (!otherwise) return text({ to, change });
  return [
    { guard: 'zero', ...text({ to, change }) },
    { guard: 'positive', ...text(otherwise) },
  ];
}

function targetOf(id: string, spec: ObjectSpec, to: number): string {
  const count = spec.states + (spec.bad ? 1 : 0);
  return `#${id}.${pathIn(spec, to % count)}`;
}
