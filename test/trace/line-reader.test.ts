import { expect, test } from 'vitest';
import { LineReader } from '../../src/trace/log/line-reader.ts';
import { readLoss } from '../../src/trace/log/loss.ts';
import { readLine } from '../../src/trace/log/read-line.ts';
import { fieldOf } from '../../src/trace/log/trace-event.ts';

test('trace-cmd report: no flags, a padded name, nanoseconds, its own words for a switch', () => {
  const page = readLine(
    '            A-161   [000]     6.415070123: free_zone_device:     (ffffffff81257d00) page=0xffd4000001bffe00 pgmap=0xff11000002330240 count=0',
    3,
  );
  expect(page).toMatchObject({ comm: 'A', pid: 161, cpu: 0, seconds: 6.415070123 });
  expect(page).toMatchObject({ name: 'free_zone_device', context: 'unknown' });
  expect(fieldOf(page!, 'page')).toBe('0xffd4000001bffe00');
  const slept = readLine(
    '           rmmod-104   [001]     3.524707: sched_switch:         rmmod:104 [120] D ==> swapper/1:0 [120]',
    4,
  );
  expect(fieldOf(slept!, 'prev_state')).toBe('D');
  const flags = readLine('  A-5 [001] d.h1.  1.000001: pgmap_ref_released: (f) ref=0x30', 5);
  expect(flags).toMatchObject({ context: 'hardirq' });
});

test('the process of a task, when ftrace is asked for it', () => {
  const line = '   A-161     (    160) [000] .....     6.415070: drv_open: (0xffffffffa00036b0)';
  expect(readLine(line, 1)).toMatchObject({ comm: 'A', pid: 161, cpu: 0, name: 'drv_open' });
});

test.each([
  ['CPU:1 [LOST 12 EVENTS]', { cpu: 1 }],
  ['CPU:7 [204600 EVENTS DROPPED]', { cpu: 7 }],
  ['CPU:0 [EVENTS DROPPED]', { cpu: 0 }],
  ['# entries-in-buffer/entries-written: 170/999   #P:2', {}],
  [
    '  pg/memunmap_pages                                   12               3',
    { missed: 'memunmap_pages' },
  ],
  ['# free_zone_device  12  3', { missed: 'free_zone_device' }],
  ['# cpu1 overrun: 4', {}],
  ['dropped events: 1', {}],
])('%s: events are missing', (text, expected) => {
  expect(readLoss(text, 9)).toMatchObject({ line: 9, ...expected });
});

test.each([
  '# entries-in-buffer/entries-written: 170/170   #P:2',
  '  memunmap_pages       12               0',
  'overrun: 0',
])('%s: none are', (text) => {
  expect(readLoss(text, 9)).toBe('none');
});

test('only what is no part of a trace is bad, and it is counted', () => {
  const reader = new LineReader();
  const noise = ['cpus=2', 'CPU 0 is empty', '', ' => do_syscall_64', '# a word', 'read events: 3'];
  for (const line of noise) expect(reader.read(line)).toBeUndefined();
  for (let i = 0; i < 30; i++) expect(reader.read('hello there')).toHaveProperty('bad');
  expect(reader).toMatchObject({ lines: 36, events: 0, badLines: 30 });
  expect(reader.bad).toHaveLength(20);
  expect(reader.bad[0]).toEqual({ line: 7, text: 'hello there' });
});
