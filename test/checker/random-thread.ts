import * as fc from 'fast-check';
import { assign, setup, type AnyStateMachine } from 'xstate';
import { thread, threadTypes } from '../../src/model/thread.ts';
import type { AnyThreadDef, Ports } from '../../src/model/thread-def.ts';
import { CARRYING, COUNT_IS, eventsOf, looksOf, type ObjectSpec } from './random-object.ts';

const STATES_MAX = 4;
const PORTS = ['a', 'b', 'mine', 'all', 'first', 'peers'] as const;
/** The ports into the family, which may meet in one member. */
const IN_FAMILY = ['mine', 'all', 'first'];

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
  /** Two uses that meet in the first member of the family, instead of what it says otherwise. */
  readonly meeting?: readonly [Said, Said];
  /** Who takes it, where it is not who runs the thread. */
  readonly actor?: 'user' | 'kernel';
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
    fc.record(
      {
        from: fc.nat(STATES_MAX),
        to: fc.nat(STATES_MAX),
        says: fc.array(said, { maxLength: 2, size: 'max' }),
        index: fc.constantFrom('keep', 'keep', 'pick', 'forget'),
        mayFail: fc.constantFrom(false, false, true),
        chosenOnly: fc.constantFrom(false, false, false, true),
        actor: fc.constantFrom('user', 'kernel'),
      },
      { requiredKeys: ['from', 'to', 'says', 'index', 'mayFail', 'chosenOnly'] },
    ),
    { minLength: 2, maxLength: 8, size: 'max' },
  ),
  passesOn: fc.boolean(),
  user: fc.boolean(),
});

/** The same, with steps whose two uses may meet in one object. */
export const meetingThreadSpec: fc.Arbitrary<ThreadSpec> = fc
  .tuple(threadSpec, fc.array(fc.tuple(said, said), { minLength: 2, maxLength: 2 }))
  .map(([thread, meetings]) => ({
    ...thread,
    steps: thread.steps.map((step, i) => {
      const meeting = meetings[i];
      return meeting ? { ...step, meeting } : step;
    }),
  }));

/** Whether a step chooses the index; a range for one that none chooses is a mistake. */
export function picksAnIndex({ steps }: ThreadSpec): boolean {
  return steps.some(({ index }) => index === 'pick');
}

/** The objects behind the ports: `mine`, `all` and `first` are one family. */
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
  let told: Said | undefined;
  for (const one of saysOf(step)) {
    if (one.port in ports) continue;
    const inFamily = IN_FAMILY.includes(one.port);
    const of = step.index === 'pick' || one.of !== 'i' ? one.of : 'own';
    // An instance takes part once: where two ways into the family send, their looks exclude each other.
    if (inFamily && told && one.says.endsWith('sends')) {
      const unless = negated(ports[told.port]);
      const [, event] = wordsOf({ ...one, says: 'looks and sends', of }, behind) as string[];
      ports[one.port] =
        unless === undefined ? wordsOf({ ...one, says: 'looks', of }, behind) : [unless, event];
      continue;
    }
    if (inFamily && one.says.endsWith('sends')) told = { ...one, of };
    ports[one.port] = wordsOf({ ...one, of }, behind);
  }
  return {
    target: `t${step.to % spec.states}`,
    ...(step.chosenOnly && { guard: 'chosen' }),
    ...(step.index === 'pick' && { actions: 'pick' }),
    ...(step.index === 'forget' && { actions: 'forget' }),
    meta: {
      ports,
      ...(step.actor !== undefined && { actor: step.actor }),
      ...(step.index === 'pick' && { picks: ['i'] }),
      ...(step.mayFail && { mayFail: true }),
    },
  };
}

function saysOf({ says, meeting }: StepSpec): readonly Said[] {
  if (!meeting) return says;
  const [first, second] = meeting;
  return [
    { ...first, port: 'first', says: 'looks and sends' },
    { ...second, port: second.what % 2 === 0 ? 'mine' : 'all', says: 'sends' },
  ];
}

/** The look that is false where that of a port is true; none for a port that sends without a look. */
function negated(words: unknown): string | undefined {
  return Array.isArray(words) ? String(words[0]).replace('looks ', 'looks not ') : undefined;
}

function wordsOf({ port, says, what, of }: Said, behind: Behind): unknown {
  if (port === 'peers') {
    // The first state is the one that every thread has.
    const look = what % 2 === 0 ? 'looks t0' : 'looks not t0';
    return says === 'some looks' ? `some ${look}` : look;
  }
  const target = port === 'a' || port === 'b' ? behind[port] : behind.family;
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
