import { transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { InspectionMessage } from '../../src/inspect/message.ts';
import { canonical } from '../../src/model/machine/plain-json.ts';

/**
 * Sends every event of a stream to the machine of its actor once more, and says where the stream tells
 * of another state than XState computes.
 *
 * @param machines the machine of each actor that is a statechart
 */
export function retrace(
  messages: readonly InspectionMessage[],
  machines: ReadonlyMap<string, AnyStateMachine>,
): { readonly checked: number; readonly wrong: readonly string[] } {
  const states = new Map<string, AnyMachineSnapshot>();
  const wrong: string[] = [];
  let checked = 0;
  for (const message of messages) {
    const machine = machines.get(message.sessionId);
    if (!machine) continue;
    if (message.type === '@xstate.actor') {
      const { value, context } = message.snapshot;
      states.set(message.sessionId, machine.resolveState({ value, context } as never));
      continue;
    }
    if (message.type === '@xstate.event') {
      const before = states.get(message.sessionId)!;
      if (before.tags.has('violation')) continue;
      const after = transition(machine, before, message.event)[0] as AnyMachineSnapshot;
      if (!before.can(message.event))
        wrong.push(`${message.sessionId} refuses ${message.event.type}`);
      states.set(message.sessionId, after);
      continue;
    }
    checked++;
    const { value, context } = states.get(message.sessionId)!;
    const computed = textOf([value, context ?? {}]);
    const told = textOf([message.snapshot.value, message.snapshot.context]);
    if (computed !== told)
      wrong.push(`${message.sessionId} after ${message.event.type}: ${told}, not ${computed}`);
  }
  return { checked, wrong };
}

function textOf(state: unknown): string {
  const plain = canonical(state);
  return 'text' in plain ? plain.text : `not plain at ${plain.notPlain}`;
}
