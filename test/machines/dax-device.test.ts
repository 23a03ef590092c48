import { expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { daxDevice } from '../../src/machines/dax-device.ts';
import { rwSemaphore } from '../../src/machines/rw-semaphore.ts';

/** The state after these events, none of which may be refused. */
function after(machine: typeof daxDevice.machine, ...events: string[]) {
  let [state] = initialTransition(machine);
  for (const type of events) {
    expect(state.can({ type }), type).toBe(true);
    [state] = transition(machine, state, { type });
  }
  return state;
}

test('kill_dax waits for the sections that saw the device alive, and for no later one', () => {
  const { machine } = daxDevice;
  const killed = after(machine, 'ENTER', 'KILL');
  expect(killed.can({ type: 'SYNCHRONIZE' })).toBe(false);
  expect(killed.can({ type: 'ENTER' })).toBe(false);
  expect(after(machine, 'ENTER', 'KILL', 'ENTER_DEAD', 'EXIT').can({ type: 'SYNCHRONIZE' })).toBe(
    true,
  );
  expect(after(machine, 'ENTER', 'KILL', 'FREE', 'EXIT').value).toBe('usedAfterFree');
});

test('a writer waits for every reader, and a reader for the writer', () => {
  const { machine } = rwSemaphore;
  const read = after(machine, 'READ_LOCK', 'READ_LOCK', 'READ_UNLOCK');
  expect(read.can({ type: 'WRITE_LOCK' })).toBe(false);
  const written = after(machine, 'READ_LOCK', 'READ_UNLOCK', 'WRITE_LOCK');
  expect(written.can({ type: 'READ_LOCK' })).toBe(false);
  expect(after(machine, 'READ_LOCK', 'WRITE_UNLOCK').value).toBe('unbalanced');
});
