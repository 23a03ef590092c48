import { expect } from 'vitest';
import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';

/** An event as `PUT`, or with its sender as `driver: LOCK`. */
function eventOf(text: string): { type: string; by?: string } {
  const [by, type] = text.includes(': ') ? text.split(': ') : [undefined, text];
  return { type: type!, ...(by !== undefined && { by }) };
}

/** Whether the machine takes the event in this state. */
export const takes = (state: AnyMachineSnapshot, text: string): boolean => state.can(eventOf(text));

/** The state after these events, none of which may be refused. */
export function after(machine: AnyStateMachine, ...events: string[]): AnyMachineSnapshot {
  return afterFrom(machine, undefined, ...events);
}

/** The same, of an instance that starts with this input. */
export function afterFrom(
  machine: AnyStateMachine,
  input: unknown,
  ...events: string[]
): AnyMachineSnapshot {
  let state = initialTransition(machine, input as never)[0] as AnyMachineSnapshot;
  for (const text of events) {
    expect(takes(state, text), text).toBe(true);
    state = transition(machine, state, eventOf(text))[0] as AnyMachineSnapshot;
  }
  return state;
}
