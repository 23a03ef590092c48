import * as fc from 'fast-check';
import { assign, setup } from 'xstate';
import {
  deadlock,
  object,
  steps,
  system,
  thread,
  threadTypes,
  violation,
} from '../../src/index.ts';
import type { SystemDef } from '../../src/model/system.ts';

/** How a reference that an agent takes ends: it gives it back, tells its worker to, or leaves it in a slot. */
type Deal = 'own' | 'handed' | 'kept';

/** What an agent does, in order: the first mention of a deal takes, the second ends it. */
export interface AgentSpec {
  readonly deals: readonly Deal[];
  readonly order: readonly number[];
}

/** Agents, and the deal of one of them that is not ended. */
export interface LeakSpec {
  readonly agents: readonly AgentSpec[];
  readonly leak?: { readonly agent: number; readonly deal: number };
}

function agentSpec(...kinds: readonly Deal[]): fc.Arbitrary<AgentSpec> {
  return fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }).chain((deals) =>
    fc.record({
      deals: fc.constant(deals),
      order: fc.shuffledSubarray([...deals.keys(), ...deals.keys()], {
        minLength: deals.length * 2,
      }),
    }),
  );
}

/** Systems in which references are ended in some of these ways. */
export function leakSpec(leaks: boolean, ...kinds: readonly Deal[]): fc.Arbitrary<LeakSpec> {
  return fc
    .record({
      agents: fc.array(agentSpec(...kinds), { minLength: 1, maxLength: 3 }),
      agent: fc.nat(2),
      deal: fc.nat(2),
    })
    .map(({ agents, agent: a, deal }) => {
      const agent = a % agents.length;
      const leak = { agent, deal: deal % agents[agent]!.deals.length };
      return leaks ? { agents, leak } : { agents };
    });
}

const counter = object(
  setup({
    types: { context: {} as { n: number }, events: {} as { type: 'GET' | 'PUT' | 'WAIT' } },
    guards: { some: ({ context }) => context.n > 0, none: ({ context }) => context.n === 0 },
    actions: {
      get: assign({ n: ({ context }) => context.n + 1 }),
      put: assign({ n: ({ context }) => context.n - 1 }),
    },
  }).createMachine({
    id: 'counter',
    initial: 'counting',
    context: { n: 0 },
    states: {
      counting: {
        on: {
          GET: { actions: 'get' },
          PUT: [
            { guard: 'some', actions: 'put' },
            { guard: 'none', target: 'underflow' },
          ],
          WAIT: { guard: 'none', target: 'counting' },
        },
      },
      underflow: { tags: 'violation' },
    },
  }),
  {
    effects: ['GET', 'PUT'],
    waits: ['WAIT'],
    counts: { unit: 'reference', number: ({ context }) => context.n },
  },
);

const box = object(
  setup({
    types: { context: {} as { n: number }, events: {} as { type: 'SEND' | 'RECEIVE' } },
    guards: { some: ({ context }) => context.n > 0 },
    actions: {
      send: assign({ n: ({ context }) => context.n + 1 }),
      receive: assign({ n: ({ context }) => context.n - 1 }),
    },
  }).createMachine({
    id: 'box',
    initial: 'open',
    context: { n: 0 },
    states: {
      open: { on: { SEND: { actions: 'send' }, RECEIVE: { guard: 'some', actions: 'receive' } } },
    },
  }),
  { effects: ['SEND'], waits: ['RECEIVE'] },
);

const slot = object(
  setup({ types: { events: {} as { type: 'FILL' | 'EMPTY' } } }).createMachine({
    id: 'slot',
    initial: 'empty',
    states: { empty: { on: { FILL: 'full' } }, full: { on: { EMPTY: 'empty' } } },
  }),
  { waits: ['FILL', 'EMPTY'], keeps: { in: ['full'], of: counter } },
);

const RULES = [
  deadlock({ id: 'no-deadlock', sentence: 'no thread is stuck', source: 'test' }),
  violation({
    id: 'not-negative',
    sentence: 'nobody gives back what is not there',
    source: 'test',
    of: counter,
    states: ['underflow'],
  }),
];

interface AgentPorts {
  ref: typeof counter;
  box: typeof box;
  done: typeof box;
  slot: typeof slot;
}

const say = steps<AgentPorts>();
/** What a step says. */
export type Said = Parameters<typeof say>[1];

/** A thread that says these things one after the other and rests. */
function inOrder(id: string, says: readonly Said[]) {
  const states = says.map((said, i) => [
    `s${i}`,
    { on: { [`step ${i}`]: say(`s${i + 1}`, said) } },
  ]);
  return thread<AgentPorts>(
    setup({ types: threadTypes<AgentPorts>() }).createMachine({
      id,
      initial: 's0',
      states: { ...Object.fromEntries(states), [`s${says.length}`]: { tags: 'rest' } },
    }),
    { actor: 'kernel' },
  );
}

const END: Record<Deal, Said> = {
  own: { ref: 'PUT' },
  handed: { box: 'SEND' },
  kept: { slot: 'FILL' },
};
const WORK: Record<Deal, readonly Said[]> = {
  own: [],
  handed: [{ box: 'RECEIVE' }, { ref: 'PUT' }],
  kept: [{ slot: 'EMPTY' }, { ref: 'PUT' }],
};

/** The thread that does not give back what it has, if any. */
export function leakerOf({ agents, leak }: LeakSpec): string | undefined {
  if (!leak) return undefined;
  return `${agents[leak.agent]!.deals[leak.deal] === 'kept' ? 'porter' : 'agent'}${leak.agent}`;
}

/** Threads around one counter, one slot and two boxes, each with what it says in order. */
export function countingSystem(threads: Readonly<Record<string, readonly Said[]>>): SystemDef {
  return system({
    id: 'counting',
    about: 'Who has what is never given back?',
    rules: RULES,
    compose(c) {
      const wires = {
        ref: c.object('ref', counter),
        box: c.object('box', box),
        done: c.object('done', box),
        slot: c.object('slot', slot),
      };
      for (const [name, says] of Object.entries(threads))
        c.thread(name, inOrder(name, says), wires);
    },
  });
}

/**
 * The system of a spec: agents, each with a worker for what it hands on and a porter who empties its slot,
 * and one who waits until every reference is back.
 */
export function leakingSystem({ agents, leak }: LeakSpec): SystemDef {
  const threads = agents.map(({ deals, order }, a) => {
    const agent: Said[] = [];
    const worker: Said[] = [];
    const porter: Said[] = [];
    const begun = new Set<number>();
    for (const i of order) {
      const deal = deals[i]!;
      const leaks = leak?.agent === a && leak.deal === i;
      if (!begun.has(i)) {
        begun.add(i);
        agent.push({ ref: 'GET' });
        continue;
      }
      // What is kept leaks when it is taken out and not given back; the others by their agent.
      if (!leaks || deal === 'kept') {
        agent.push(END[deal]);
        const given = leaks ? WORK[deal].slice(0, 1) : WORK[deal];
        (deal === 'kept' ? porter : worker).push(...given);
      }
    }
    agent.push({ done: 'SEND' });
    return [
      inOrder(`agent${a}`, agent),
      inOrder(`worker${a}`, worker),
      inOrder(`porter${a}`, porter),
    ] as const;
  });
  const ended = agents.map((): Said => ({ done: 'RECEIVE' }));
  const closer = inOrder('closer', [...ended, { ref: 'WAIT' }]);
  return system({
    id: 'leaking',
    about: 'Who has what is never given back?',
    rules: RULES,
    compose(c) {
      const ref = c.object('ref', counter);
      const done = c.object('done', box);
      const shared = { ref, done };
      for (const [a, [agent, worker, porter]] of threads.entries()) {
        const wires = {
          ...shared,
          box: c.object(`box${a}`, box),
          slot: c.object(`slot${a}`, slot),
        };
        c.thread(`agent${a}`, agent, wires);
        c.thread(`worker${a}`, worker, wires);
        c.thread(`porter${a}`, porter, wires);
      }
      const own = { box: c.object('no box', box), slot: c.object('no slot', slot) };
      c.thread('closer', closer, { ...shared, ...own });
    },
  });
}
