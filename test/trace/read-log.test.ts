import { expect, test } from 'vitest';
import { readLine } from '../../src/trace/log/read-line.ts';
import { readLog } from '../../src/trace/log/read-log.ts';
import { fieldOf, runnerName, runnerOf } from '../../src/trace/log/trace-event.ts';
import { refWord } from '../../src/trace/link/ref-word.ts';
import { linesOf, verdictOf } from './log-files.ts';

test('a task name may have dashes, colons, blanks and brackets', () => {
  const line =
    ' my [x]-y k/0:0-8       [001] d..2.     2.781903: sched_switch: prev_state=D ==> next_comm=a';
  expect(readLine(line, 7)).toMatchObject({
    line: 7,
    comm: 'my [x]-y k/0:0',
    pid: 8,
    cpu: 1,
    context: 'task',
    seconds: 2.781903,
    name: 'sched_switch',
  });
});

test('the letter for interrupts tells who runs', () => {
  const line = (flags: string) =>
    readLine(
      `  A-5 [001] ${flags} 1.000001: pgmap_ref_released: (f+0x0/0x10) ref=0x30 count=0x0`,
      1,
    )!;
  expect(runnerOf(line('.....'))).toBe('5');
  expect(runnerOf(line('..s1.'))).toBe('softirq on CPU 1');
  expect(runnerOf(line('d.h1.'))).toBe('hardirq on CPU 1');
  expect(runnerName(line('d..2.'))).toBe('A-5');
  expect(fieldOf(line('.....'), 'ref')).toBe('0x30');
  expect(fieldOf(line('.....'), 'count')).toBe('0x0');
  expect(fieldOf(line('.....'), 'oun')).toBeUndefined();
});

test('a word with a bias says nothing, a small one is the count', () => {
  expect(refWord('0x8000000000000001')).toBe('biased');
  expect(refWord('0x7ffffffffffe0001')).toBe('biased');
  expect(refWord('0x0')).toBe(0);
  expect(refWord('0x1f')).toBe(31);
  expect(refWord('(fault)')).toBeUndefined();
});

test('the head is read, stack traces are passed over, bad lines are kept and told', () => {
  const lines = linesOf('a1-hmm-clean.lab73.trace.txt');
  const strange = lines.toSpliced(30, 0, 'Message from syslogd: hello', ' => do_syscall_64', '');
  const log = readLog(strange.join('\n'), 'x');
  expect(log).toMatchObject({ kernel: '7.3.4-pgmaplab', offsets: { ref: 48, done: 64 } });
  expect(log.probes?.has('pgmap_ref_released')).toBe(true);
  expect(log.probes?.has(';')).toBe(false);
  expect(log.bad).toEqual([{ line: 31, text: 'Message from syslogd: hello' }]);
  expect(verdictOf(strange)).toMatchObject({ verdict: 'follows' });
  expect(verdictOf(strange).text).toContain('cannot be read: 1, the first is line 31');
});
