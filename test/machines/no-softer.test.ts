import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transition, type AnyMachineSnapshot } from 'xstate';
import * as machines from '../../src/machines/index.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import { after, takes } from './after.ts';

const objects = Object.values(machines).flatMap((one: unknown) =>
  (one as { kind?: string }).kind === 'object' ? [one as AnyObjectDef] : [],
);
/** One CPU's counter goes below zero where another's went above; their sum is what counts. */
const MAY_BE_NEGATIVE = ['percpu_ref'];

/** The states on a way through an object that meets no violation: each number chooses the next event. */
function statesAlong({ machine, events }: AnyObjectDef, choices: readonly number[]) {
  const states: AnyMachineSnapshot[] = [after(machine)];
  for (const choice of choices) {
    const last = states.at(-1)!;
    const by = choice % 2 === 0 ? 'a' : 'b';
    const next = [...events.keys()].flatMap((type) => {
      const event = { type, by };
      if (!last.can(event)) return [];
      const state = transition(machine, last, event)[0] as AnyMachineSnapshot;
      return state.tags.has('violation') ? [] : [state];
    });
    if (next.length > 0) states.push(next[choice % next.length]!);
  }
  return states;
}

const ways = fc.array(fc.nat(9999), { minLength: 12, maxLength: 12 });
const some = { seed: 8, numRuns: 12 };

/** The numbers in a context that are less than none. */
const negative = (context: object): unknown[] =>
  Object.entries(context).filter(([, value]) => typeof value === 'number' && value < 0);

/** What a state refuses that it must take, and the questions that it does not answer once. */
function refusals(state: AnyMachineSnapshot, { events, answers }: AnyObjectDef): string[] {
  const effects = [...events].filter(([type, kind]) => kind === 'effect' && !takes(state, type));
  const asked = [...answers].filter(
    ([, set]) => set.filter((type) => takes(state, `c: ${type}`)).length !== 1,
  );
  return [...effects, ...asked].map(([name]) => name);
}

describe.each(objects.map((def) => [def.id, def] as const))('%s', (id, def) => {
  const isSigned = MAY_BE_NEGATIVE.includes(id);

  it(isSigned ? 'counts below none where it says so' : 'has nothing less than no times', () => {
    const found = fc
      .sample(ways, some)
      .flatMap((way) => statesAlong(def, way))
      .flatMap(({ context }) => negative(context as object));
    expect(found.length > 0, found.join()).toBe(isSigned);
  });

  it('takes every effect and gives one answer to every question', () => {
    fc.assert(
      fc.property(ways, (way) => {
        expect(statesAlong(def, way).flatMap((state) => refusals(state, def))).toEqual([]);
      }),
      some,
    );
  });
});

/** A place in an RCU domain belongs to one reader: its name is its owner. */
const locks = objects.filter(({ id, lock }) => lock !== undefined && id !== 'rcu_reader');

it.each(locks.map((def) => [def.id, def] as const))(
  'the lock %s is not released by another than its holder',
  (_, { machine, lock }) => {
    const released = lock!.take.flatMap((take) =>
      lock!.release.map((release) => after(machine, `a: ${take}`, `b: ${release}`)),
    );
    expect(released.every((state) => state.tags.has('violation'))).toBe(true);
  },
);
