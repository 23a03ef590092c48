import { createMachine, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../src/inspect/definition.ts';
import { machinesOf } from '../../src/inspect/machines-of.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import { systems } from '../../src/systems/index.ts';
import { drawn } from './drawn.ts';

const machines = new Map(systems.flatMap((one) => [...machinesOf(one, resolveSizes(one), [])]));

describe('the definition that the inspector is sent', () => {
  it.each([...machines])('of %s is its whole chart, in its order', (_, machine) => {
    const read = JSON.parse(definitionOf(machine, {})) as object;
    const again = createMachine(read as never, machine.implementations as never) as AnyStateMachine;
    expect(drawn(again)).toEqual(drawn(machine));
    expect(drawn(machine).length).toBeGreaterThan(1);
  });

  it('keeps what lies deep', () => {
    const deep = (levels: number): object =>
      levels === 0
        ? { on: { LEAVE: { target: '#deep', actions: 'note' } } }
        : { initial: 's', states: { s: deep(levels - 1) } };
    const machine = createMachine({ id: 'deep', ...deep(20) } as never) as AnyStateMachine;
    const text = definitionOf(machine, {});
    expect(text).toContain('"LEAVE":{"target":"#deep","actions":"note"}');
  });

  it('keeps the order of states', () => {
    const machine = createMachine({
      initial: 'zebra',
      states: { zebra: {}, ant: {}, mouse: {} },
    }) as AnyStateMachine;
    expect(definitionOf(machine, {})).toMatch(/zebra.*ant.*mouse/);
  });

  it('names functions, and writes the context that a function would make', () => {
    const machine = createMachine({
      id: 'counter',
      context: ({ input }: { input: unknown }) => ({ n: input as number }),
      on: {
        ADD: {
          guard: function isSmall() {
            return true;
          },
        },
      },
    }) as AnyStateMachine;
    expect(JSON.parse(definitionOf(machine, { n: 3 }))).toEqual({
      id: 'counter',
      context: { n: 3 },
      on: { ADD: { guard: 'isSmall' } },
    });
  });
});
