import * as fc from 'fast-check';
import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { LocalSpace, REFUSED } from '../../src/checker/tables/local-space.ts';
import { canonical } from '../../src/model/machine/plain-json.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import type { AnyThreadDef, StepEvent } from '../../src/model/thread-def.ts';
import { draw } from './draw.ts';
import { buildObject, objectSpec } from './random-object.ts';
import { buildThread, threadSpec } from './random-thread.ts';

const LOCAL_STATES_MAX = 400;

function textOf({ value, context, tags }: AnyMachineSnapshot): unknown {
  return canonical([value, context, [...(tags as Set<string>)].toSorted()]);
}

/** Every event that may be said to the machine, and one that may not. */
function eventsOf(def: AnyObjectDef | AnyThreadDef): StepEvent[] {
  const names = [...(def.machine.events as readonly string[]), 'never declared'];
  if (def.kind === 'object') return names.map((type) => ({ type }));
  return names.flatMap((type) => [0, 1].map((i) => ({ type, i })));
}

/** Asks the table and XState for every event in every local state, and holds the answers equal. */
function expectTableIsXState(def: AnyObjectDef | AnyThreadDef): LocalSpace {
  const space = new LocalSpace(def);
  const first = space.initial(undefined);
  const start = initialTransition(def.machine)[0];
  expect(textOf(space.snapshot(first))).toEqual(textOf(start as AnyMachineSnapshot));
  for (let local = 0; local < Math.min(space.size, LOCAL_STATES_MAX); local++) {
    const snapshot = space.snapshot(local);
    for (const event of eventsOf(def)) {
      const next = space.next(local, event);
      if (snapshot.hasTag('violation')) expect(next).toBe(local);
      else if (!snapshot.can(event)) expect(next).toBe(REFUSED);
      else
        expect(textOf(space.snapshot(next))).toEqual(
          textOf(transition(def.machine, snapshot, event)[0] as AnyMachineSnapshot),
        );
    }
  }
  return space;
}

const behind = fc
  .tuple(objectSpec, objectSpec)
  .map(([one, other]) => ({ a: one, b: other, family: one }));

describe('a table', () => {
  it('says of an object what transition() says', () => {
    fc.assert(
      fc.property(objectSpec, (spec) => {
        expectTableIsXState(buildObject('random', spec));
      }),
      draw(150),
    );
  });

  it('says of a thread what transition() says', () => {
    fc.assert(
      fc.property(threadSpec, behind, (spec, objects) => {
        expectTableIsXState(buildThread('random', spec, objects));
      }),
      draw(150),
    );
  });

  it('has the local states that xstate/graph finds', () => {
    fc.assert(
      fc.property(objectSpec, (spec) => {
        const def = buildObject('random', spec);
        const space = expectTableIsXState(def);
        const graph = getAdjacencyMap(def.machine, {
          events: eventsOf(def),
          filterEvents: (state, event) => !state.hasTag('violation') && state.can(event),
          serializeState: (state) => JSON.stringify(textOf(state as AnyMachineSnapshot)),
        });
        expect(Object.keys(graph)).toHaveLength(space.size);
      }),
      draw(150),
    );
  });
});
