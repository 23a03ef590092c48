import type { AnyMachineSnapshot } from 'xstate';
import { pathOf } from '../../model/machine/state-nodes.ts';
import { activeNodesUnordered } from './active-nodes.ts';
import { guardHolds, guardName } from './guard.ts';
import type { Doubt } from './selection.ts';

/** Thrown where a guard reads an event that there is not. */
class EventRead extends Error {}

/** A function is not plain data, so that it is handed on as it is and never copied. */
function noEvent(): object {
  const read = (): never => {
    throw new EventRead();
  };
  return new Proxy(() => {}, {
    get: (_event, key) => (typeof key === 'symbol' ? undefined : read()),
    has: read,
    ownKeys: read,
    getOwnPropertyDescriptor: read,
  });
}

/**
 * A thread comes to rest where none of its `always` is enabled. XState asks their guards again on whatever
 * comes next, also on an event that no transition takes; a guard that reads the event may then move the
 * thread in no step.
 */
export function doubtAtRest(snapshot: AnyMachineSnapshot): Doubt | undefined {
  for (const node of activeNodesUnordered(snapshot)) {
    for (const { guard } of node.always ?? []) {
      try {
        const asked = { context: snapshot.context as unknown, event: noEvent() };
        if (!guardHolds(snapshot.machine, guard, asked)) continue;
        return {
          problem: `the always of ${pathOf(node)} is not taken, though its guard holds`,
          fix: 'a guard must depend on context only',
        };
      } catch (error) {
        if (!(error instanceof EventRead)) throw error;
        return {
          problem: `stays here, and the guard '${guardName(guard)}' of its always in ${pathOf(node)} reads the event: XState asks it again on every event, also one that no transition takes`,
          fix: 'keep in context what the guard needs, by an assign of the step that leads here',
        };
      }
    }
  }
  return undefined;
}
