import { expect, it } from 'vitest';
import { completion } from '../../src/machines/objects/waits/completion.ts';
import { after, afterFrom, takes } from './after.ts';

const { machine } = completion;

it('lets as many waits pass as it was completed', () => {
  const two = after(machine, 'COMPLETE', 'COMPLETE', 'WAIT');
  expect(takes(two, 'WAIT')).toBe(true);
  const none = after(machine, 'COMPLETE', 'COMPLETE', 'WAIT', 'TRY_WAIT');
  expect(['WAIT', 'TRY_WAIT', 'TRY_WAIT_FAILS'].map((event) => takes(none, event))).toEqual([
    false,
    false,
    true,
  ]);
});

it('lets every wait pass after complete_all, until it is initialised again', () => {
  const all = after(machine, 'COMPLETE_ALL', 'WAIT', 'WAIT', 'COMPLETE', 'TRY_WAIT', 'WAIT');
  expect(takes(all, 'WAIT')).toBe(true);
  expect(takes(after(machine, 'COMPLETE_ALL', 'INIT'), 'WAIT')).toBe(false);
  expect(takes(after(machine, 'COMPLETE', 'INIT'), 'WAIT')).toBe(false);
});

it('may be said to be completed once between two initialisations', () => {
  const once = (...events: string[]) => afterFrom(machine, { once: true }, ...events);
  expect(once('COMPLETE', 'COMPLETE').value).toBe('completedTwice');
  expect(once('COMPLETE', 'WAIT', 'COMPLETE').value).toBe('completedTwice');
  expect(takes(once('COMPLETE', 'WAIT'), 'WAIT')).toBe(false);
  expect(once('COMPLETE', 'WAIT', 'INIT', 'COMPLETE').value).toBe('done');
});
