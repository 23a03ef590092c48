import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { triage } from '../../src/trace/triage/triage.ts';
import { WAITS } from '../../src/trace/triage/waits.ts';

const HUNG = readFileSync(new URL('cases/hung-task.dmesg.txt', import.meta.url), 'utf8').split(
  '\n',
);

/** Frames of a stack, the innermost first, as /proc/PID/stack has them. */
function frames(...functions: readonly string[]): string[] {
  return functions.map((name) => `[<0>] ${name}+0x1f/0x90`);
}

test('a hung rmmod: which wait, whose, on which kernel', () => {
  const { kernel, waits, stacks } = triage(HUNG, 'dmesg');
  expect({ kernel, stacks }).toEqual({ kernel: '6.8.0-57-generic', stacks: 1 });
  expect(waits).toMatchObject([
    {
      id: 'memunmap_pages',
      by: 'rmmod-4121',
      functions: ['wait_for_completion', 'memunmap_pages'],
    },
  ]);
  expect(waits[0]!.systems).toContain('device-private');
});

test.each([
  ['a journal', (line: string) => `Dec 01 12:00:00 lab kernel: ${line}`],
  ['a serial console', (line: string) => `[2026-12-01 12:00:00.123] ${line}`],
  ['without times', (line: string) => line.replace(/^\[ *[\d.]+\] ?/, '')],
  ['with callers', (line: string) => line.replace('] ', '][  T4121] ')],
])('the same from %s', (_, from) => {
  const [wait] = triage(HUNG.map(from), 'text').waits;
  expect(wait).toMatchObject({ id: 'memunmap_pages', by: 'rmmod-4121' });
});

test.each(WAITS.map((wait) => [wait.id, wait] as const))(
  '%s is found by each of its stacks',
  (id, wait) => {
    const longest = Math.max(...wait.stack.map((any) => any.length));
    for (let i = 0; i < longest; i++) {
      const functions = wait.stack.map((any) => any[Math.min(i, any.length - 1)]!);
      const told = triage(frames('__schedule', ...functions, 'do_syscall_64'), 'stack');
      expect(told.waits[0]?.id, functions.join(' ')).toBe(id);
      // What is left over of older calls proves nothing.
      const doubtful = frames(...functions).map((frame) => frame.replace('[<0>] ', ' ? '));
      expect(triage(doubtful, 'stack').waits).toEqual([]);
      // In the other order it is another stack.
      if (functions.length > 1) {
        const turned = triage(frames(...functions.toReversed()), 'stack').waits;
        expect(turned.map((one) => one.functions.join())).not.toContain(functions.join());
      }
    }
  },
);

test('functions of a driver tell the type of the memory', () => {
  const told = triage(
    frames('wait_for_completion', 'memunmap_pages', 'nouveau_dmem_fini'),
    'stack',
  );
  expect(told.waits[0]!.types).toEqual(['MEMORY_DEVICE_PRIVATE (nouveau)']);
  expect(
    triage(frames('wait_for_completion', 'memunmap_pages'), 'stack').waits[0]!.types,
  ).toHaveLength(5);
});

test('two stacks that wait for each other are told as a cycle, and only these', () => {
  const rmmod = [
    'task:rmmod           state:D stack:0     pid:10 tgid:10 ppid:1 flags:0x0',
    ...frames('__schedule', 'wait_for_completion', 'memunmap_pages', 'nouveau_dmem_fini'),
  ];
  const exiting = (...more: readonly string[]): string[] => [
    'task:app             state:D stack:0     pid:20 tgid:20 ppid:1 flags:0x0',
    ...frames('__schedule', '__mutex_lock', ...more),
  ];
  const closed = triage(
    [...rmmod, ...exiting('nouveau_dmem_page_free_locked', 'do_exit')],
    'sysrq-w',
  );
  expect(closed.cycles).toMatchObject([{ waiter: 'rmmod-10', other: 'app-20' }]);
  expect(triage([...rmmod, ...exiting('ext4_sync', 'do_exit')], 'sysrq-w').cycles).toEqual([]);
});

test('a text without such a wait names none, and says what was looked for', () => {
  const told = triage(
    frames('__schedule', 'wait_for_completion', 'blk_mq_freeze_queue_wait'),
    'stack',
  );
  expect(told).toMatchObject({ stacks: 1, waits: [], lookedFor: WAITS.map(({ id }) => id) });
  expect(triage(['hello'], 'text')).toMatchObject({ stacks: 0, waits: [] });
});
