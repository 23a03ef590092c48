import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import { REFUSED } from '../../../src/checker/tables/local-space.ts';
import { waysOf, type Table, type Ways } from './hold.ts';

/**
 * The interpreters without copies and without canonical contexts: what the next state is computed from
 * is the first snapshot that had the key, and an assign is handed the context of a state seen before.
 */
export function unsoundWays(kind: 'object' | 'thread'): Ways {
  const { admit } = waysOf(kind);
  return {
    admit: (machine) => ({ ...admit(machine), machine }),
    table: ({ machine }) => tableByKey(machine),
    plain: {
      started: ({ machine }) => initialTransition(machine)[0] as AnyMachineSnapshot,
      moved: ({ machine }, from, event) =>
        transition(machine, from, event)[0] as AnyMachineSnapshot,
      takes: (_def, from, event) => from.can(event),
    },
  };
}

function tableByKey(machine: AnyStateMachine): Table {
  const snapshots: AnyMachineSnapshot[] = [];
  const ids = new Map<string, number>();
  const cells = new Map<string, number>();
  const intern = (snapshot: AnyMachineSnapshot): number => {
    const key = JSON.stringify(withSortedKeys([snapshot.value, snapshot.context]));
    const id = ids.get(key) ?? snapshots.push(snapshot) - 1;
    ids.set(key, id);
    return id;
  };
  return {
    initial: () => intern(initialTransition(machine)[0] as AnyMachineSnapshot),
    snapshot: (local) => snapshots[local]!,
    next(local, event) {
      const cell = `${local} ${JSON.stringify(event)}`;
      const from = snapshots[local]!;
      const to =
        cells.get(cell) ??
        (from.can(event)
          ? intern(transition(machine, from, event)[0] as AnyMachineSnapshot)
          : REFUSED);
      cells.set(cell, to);
      return to;
    },
  };
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, withSortedKeys(inner)]));
}
