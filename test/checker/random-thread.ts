import * as fc from 'fast-check';
import { assign, setup, type AnyStateMachine } from 'xstate';
import { thread, threadTypes } from '../../src/model/thread.ts';
import type { AnyThreadDef, Ports } from '../../src/model/thread-def.ts';
import { CARRYING, COUNT_IS, eventsOf, looksOf, type ObjectSpec } from './random-object.ts';

const STATES_MAX = 4;
const PORTS = ['a', 'b', 'mine', 'all', 'peers'] as const;

/** What one step says to one port; which event or look is settled when the objects are known. */
interface Said {
  readonly port: (typeof PORTS)[number];
  readonly says: 'sends' | 'looks' | 'looks not' | 'some looks' | 'looks and sends';
  readonly what: number;
  /** Whose value is handed on: the thread's place, or what it keeps or picks. */
  readonly of: 'own' | 'mark' | 'i';
}

interface StepSpec {
  readonly from: number;
  readonly to: number;
  readonly says: readonly Said[];
  readonly index: 'keep' | 'pick' | 'forget';
  readonly mayFail: boolean;
  readonly chosenOnly: boolean;
}

/** A random thread as plain data. */
export interface ThreadSpec {
  readonly states: number;
  readonly rests: readonly boolean[];
  readonly steps: readonly StepSpec[];
  /** Whether the last state is left by itself once an index is chosen. */
  readonly passesOn: boolean;
  readonly user: boolean;
}

const said: fc.Arbitrary<Said> = fc.record({
  port: fc.constantFrom(...PORTS),
  says: fc.constantFrom(
    'sends',
    'sends',
    'sends',
    'looks',
    'looks not',
    'some looks',
    'looks and sends',
  ),
  what: fc.nat(13),
  of: fc.constantFrom('own', 'mark', 'i'),
});

/** Small threads that send, look, pick an index, fail and rest. */
export const threadSpec: fc.Arbitrary<ThreadSpec> = fc.record({
  states: fc.integer({ min: 2, max: STATES_MAX }),
  rests: fc.array(fc.boolean(), { minLength: STATES_MAX, maxLength: STATES_MAX }),
  steps: fc.array(
    fc.record({
      from: fc.nat(STATES_MAX),
      to: fc.nat(STATES_MAX),
      says: fc.array(said, { maxLength: 2, size: 'max' }),
      index: fc.constantFrom('keep', 'keep', 'pick', 'forget'),
      mayFail: fc.constantFrom(false, false, true),
      chosenOnly: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 2, maxLength: 8, size: 'max' },
  ),
  passesOn: fc.boolean(),
  user: fc.boolean(),
});

/** Whether a step chooses the index; a range for one that none chooses is a mistake. */
export function picksAnIndex({ steps }: ThreadSpec): boolean {
  return steps.some(({ index }) => index === 'pick');
}

/** The objects behind the ports: `mine` and `all` are one family. */
export interface Behind {
  readonly a: ObjectSpec;
  readonly b: ObjectSpec;
  readonly family: ObjectSpec;
}

/** Builds the machine that a random thread stands for. */
export function buildThread(id: string, spec: ThreadSpec, behind: Behind): AnyThreadDef {
  const states: Record<string, Record<string, unknown>> = {};
  for (let s = 0; s < spec.states; s++) {
    const own = spec.steps.flatMap((step, k) =>
      step.from % spec.states === s ? [[`step${k}`, textOf(step, spec, behind)] as const] : [],
    );
    const passes = spec.passesOn && s > 0 && s === spec.states - 1;
    states[`t${s}`] = {
      on: Object.fromEntries(own),
      ...(spec.rests[s]! && { tags: 'rest' }),
      ...(passes && { always: { guard: 'chosen', target: 't0', actions: 'forget' } }),
    };
  }
  const machine = setup({
    types: threadTypes<Ports, { i?: number | undefined; mark: number }>(),
    guards: { chosen: ({ context }) => context.i !== undefined },
    actions: {
      pick: assign(({ event }) => ({ i: event['i'] as number, mark: event['i'] as number })),
      forget: assign({ i: undefined }),
    },
  }).createMachine({
    id,
    initial: 't0',
    context: { mark: 0 },
    states,
  } as never) as unknown as AnyStateMachine;
  return thread(machine, { actor: spec.user ? 'user' : 'kernel' });
}

function textOf(step: StepSpec, spec: ThreadSpec, behind: Behind): object {
  const ports: Record<string, unknown> = {};
  let told = false;
  for (const one of step.says) {
    if (one.port in ports) continue;
    // An instance takes part once: only one of the two ways into the family may send.
    const inFamily = one.port === 'mine' || one.port === 'all';
    const says: Said['says'] =
      one.says !== 'sends' && one.says !== 'looks and sends'
        ? one.says
        : told && inFamily
          ? 'looks'
          : one.says;
    told ||= inFamily && says.endsWith('sends');
    ports[one.port] = wordsOf(
      { ...one, says, of: step.index === 'pick' || one.of !== 'i' ? one.of : 'own' },
      behind,
    );
  }
  return {
    target: `t${step.to % spec.states}`,
    ...(step.chosenOnly && { guard: 'chosen' }),
    ...(step.index === 'pick' && { actions: 'pick' }),
    ...(step.index === 'forget' && { actions: 'forget' }),
    meta: {
      ports,
      ...(step.index === 'pick' && { picks: ['i'] }),
      ...(step.mayFail && { mayFail: true }),
    },
  };
}

function wordsOf({ port, says, what, of }: Said, behind: Behind): unknown {
  if (port === 'peers') {
    // The first state is the one that every thread has.
    const look = what % 2 === 0 ? 'looks t0' : 'looks not t0';
    return says === 'some looks' ? `some ${look}` : look;
  }
  const target = port === 'mine' || port === 'all' ? behind.family : behind[port];
  const sendable = eventsOf(target).filter((event) => !isDead(target, event));
  const type = sendable[what % sendable.length]!;
  const event = CARRYING.includes(type) ? `${type} {${of}}` : type;
  const looks = looksOf(target);
  const asked = looks[what % looks.length]!;
  const look = asked === COUNT_IS ? `${asked} {${of}}` : asked;
  if (says === 'sends') return event;
  if (says === 'looks and sends') return [`looks ${look}`, event];
  if (says === 'some looks') return port === 'all' ? `some looks ${look}` : `looks ${look}`;
  return `${says} ${look}`;
}

/** Whether no state of the object has a move for this wait: it is then no event of it. */
function isDead({ waits, states }: ObjectSpec, event: string): boolean {
  return (
    event.startsWith('W') &&
    waits[Number(event.slice(1))]!.slice(0, states).every((move) => move === undefined)
  );
}
