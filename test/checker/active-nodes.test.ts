import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  initialTransition,
  setup,
  transition,
  type AnyMachineSnapshot,
  type AnyStateNode,
  type StateValue,
} from 'xstate';
import { activeNodes, activeNodesUnordered } from '../../src/checker/tables/active-nodes.ts';

const machine = setup({ types: { events: {} as { type: 'GO' | 'BACK' } } }).createMachine({
  id: 'm',
  initial: 'alone',
  states: {
    alone: { on: { GO: 'inside' } },
    inside: {
      initial: 'first',
      states: { first: { on: { GO: 'second' } }, second: { on: { GO: '#m.both' } } },
    },
    both: {
      type: 'parallel',
      on: { BACK: 'alone' },
      states: {
        left: { initial: 'off', states: { off: { on: { GO: 'on' } }, on: {} } },
        right: {
          initial: 'deep',
          states: { deep: { initial: 'down', states: { down: {} } } },
        },
      },
    },
  },
});

/** The snapshots on the way through the chart. */
function snapshots(): AnyMachineSnapshot[] {
  const [first] = initialTransition(machine);
  const all = [first];
  for (const type of ['GO', 'GO', 'GO', 'GO', 'BACK'] as const) {
    all.push(transition(machine, all.at(-1)!, { type })[0]);
  }
  return all;
}

/** The active states as the public value of a snapshot names them, outermost first. */
function namedByValue(value: StateValue): string[] {
  const found: AnyStateNode[] = [];
  const visit = (node: AnyStateNode, below: StateValue | undefined): void => {
    found.push(node);
    if (below === undefined) return;
    const inner = typeof below === 'string' ? { [below]: undefined } : below;
    for (const [key, deeper] of Object.entries(inner)) visit(node.states[key]!, deeper);
  };
  visit(machine.root, value);
  return found.toSorted((a, b) => a.path.length - b.path.length).map(({ id }) => id);
}

describe('active states', () => {
  it.each(snapshots().map((snapshot) => [JSON.stringify(snapshot.value), snapshot] as const))(
    'are those that the value %s names',
    (_value, snapshot) => {
      const named = namedByValue(snapshot.value);
      expect(activeNodes(snapshot).map(({ id }) => id)).toEqual(named);
      expect(new Set(activeNodesUnordered(snapshot).map(({ id }) => id))).toEqual(new Set(named));
    },
  );

  it('differ along the way', () => {
    expect(new Set(snapshots().map(({ value }) => JSON.stringify(value))).size).toBe(5);
  });

  it('are read from what XState keeps for itself in one file', () => {
    const reading = readdirSync('src', { encoding: 'utf8', recursive: true }).filter(
      (file) => file.endsWith('.ts') && /\._nodes\b/.test(readFileSync(`src/${file}`, 'utf8')),
    );
    expect(reading).toEqual(['checker/tables/active-nodes.ts']);
  });
});
