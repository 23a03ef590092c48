import { expect, test } from 'vitest';
import { daxDevice } from '../../src/machines/objects/dax/dax-device.ts';
import { after } from './after.ts';

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

test('data that is freed while the device is alive is used by whoever enters', () => {
  const { machine } = daxDevice;
  expect(after(machine, 'FREE', 'ENTER').value).toBe('usedAfterFree');
  expect(after(machine, 'KILL', 'FREE', 'FREE').value).toBe('freedTwice');
  expect(after(machine, 'KILL', 'FREE', 'ENTER_DEAD').value).toBe('freed');
});
