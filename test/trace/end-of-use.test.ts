import { expect, test } from 'vitest';
import { linesOf, verdictOf } from './log-files.ts';
import type { Lines } from './mutate-log.ts';

const MAPPED = linesOf('e1-fsdax-unbind-mapped.deb612.trace.txt');
const PINNED = linesOf('e2-fsdax-unbind-pinned.deb61.trace.txt');
const UMOUNT = linesOf('e5-fsdax-umount-pinned.deb73.trace.txt');

const WHILE_MAPPED = 'no struct page is removed while a page table maps its page';
const BREAKS = { verdict: 'breaks', rule: WHILE_MAPPED };

function at(lines: Lines, text: string): number {
  const found = lines.findIndex((line) => line.includes(text));
  if (found < 0) throw new Error(`no line with ${text}`);
  return found;
}

/** The log with more events just before its driver is unbound. */
function beforeUnbind(lines: Lines, ...events: readonly [by: string, event: string][]): Lines {
  const unbind = at(lines, '## unbind begins');
  const time = /(\d+\.\d+): /.exec(lines[unbind]!)![1]!;
  const more = events.map(([by, event]) => `  ${by} [000] .....  ${time}: ${event}`);
  return lines.toSpliced(unbind, 0, ...more);
}

const arming = (lines: Lines, probe: string): Lines =>
  lines.map((line) => line.replace('# probes: ', `# probes: ${probe} `));

const exit = (comm: string, pid: number, more = ''): [string, string] => [
  `${comm}-${pid}`,
  `sched_process_exit: comm=${comm} pid=${pid} prio=120${more}`,
];

/** What a process maps, on 7.3, of which one page is never freed; its unmount is not in the log. */
const UNFREED = UMOUNT.filter(
  (line, i) =>
    !/user: (= )?(munmap|vmsplice|pipeclose)/.test(line) &&
    (i < at(UMOUNT, '## umount begins') || i > at(UMOUNT, '## umount rc=0')),
);

const PUT_DAX = 'fs_put_dax: (fs_put_dax+0x0/0x90) dax=0xff11000004a32c00';
const PUT_SUPER =
  'wait_for_completion_ret: (ext4_put_super+0x354/0x4a0 [ext4] <- wait_for_completion)';

test('a thread that exits ends nothing that its process has; where the log does not say it is assumed', () => {
  const thread = exit('A', 211, ' group_dead=false');
  expect(verdictOf(beforeUnbind(MAPPED, thread))).toMatchObject(BREAKS);
  const last = verdictOf(beforeUnbind(MAPPED, exit('A', 211, ' group_dead=true')));
  expect(last.verdict).toBe('follows');
  expect(last.assumes).toBeUndefined();
  const untold = verdictOf(beforeUnbind(MAPPED, exit('A', 211)));
  expect(untold.verdict).toBe('follows');
  expect(untold.assumes).toEqual([expect.stringContaining('ended its process')]);
  expect(untold.text).toContain('follows only if the exit of A-211 at line');
});

test('which file system was unmounted is assumed, until its process says that it has unmapped', () => {
  const umount = verdictOf(beforeUnbind(MAPPED, ['init-212', PUT_DAX]));
  expect(umount.verdict).toBe('follows');
  expect(umount.assumes).toEqual([
    expect.stringMatching(/^the unmount by init-212 at line \d+ was of/),
  ]);
  const both: [string, string][] = [
    ['init-212', PUT_DAX],
    ['A-211', 'tracing_mark_write: user: = munmap -> 0'],
  ];
  for (const events of [both, both.toReversed()]) {
    const said = verdictOf(beforeUnbind(MAPPED, ...events));
    expect(said.verdict).toBe('follows');
    expect(said.assumes).toBeUndefined();
  }
});

test('either of two assumptions is enough for the same users', () => {
  const two = verdictOf(beforeUnbind(MAPPED, ['init-212', PUT_DAX], exit('A', 211)));
  expect(two.assumes).toEqual([
    expect.stringMatching(/the unmount by .*, or the exit of A-211 at line \d+ ended/),
  ]);
});

test.each([
  ['an unmount that waits for its kobject', 'init-212', PUT_SUPER],
  ['a task named umount that exits', ...exit('umount', 300)],
])('%s counts only where fs_put_dax is not armed', (_, by, event) => {
  const log = beforeUnbind(MAPPED, [by, event]);
  const unarmed = verdictOf(log);
  expect(unarmed.verdict).toBe('follows');
  expect(unarmed.assumes).toHaveLength(1);
  expect(verdictOf(arming(log, 'fs_put_dax'))).toMatchObject(BREAKS);
});

test('where frees are told they say who uses a page, and no unmount or exit', () => {
  for (const event of [
    exit('umount', 174, ' group_dead=true'),
    exit('A', 172, ' group_dead=true'),
    ['umount-174', PUT_DAX] as [string, string],
  ]) {
    expect(verdictOf(beforeUnbind(UNFREED, event))).toMatchObject({ verdict: 'breaks' });
  }
  const free = UMOUNT[UMOUNT.findLastIndex((line) => line.includes(' free_zone_device: '))]!;
  const text = free.slice(free.indexOf('free_zone_device: '));
  expect(verdictOf(beforeUnbind(UNFREED, ['A-172', text])).verdict).toBe('follows');
});

test('a munmap is of the mapping that the process has named before it', () => {
  const leave = (name: number): [string, string][] => [
    ['A-211', `tracing_mark_write: user: munmap ${name}`],
    ['A-211', 'tracing_mark_write: user: = munmap -> 0'],
  ];
  const only = verdictOf(beforeUnbind(MAPPED, ...leave(0)));
  expect(only.verdict).toBe('follows');
  expect(only.assumes).toBeUndefined();
  expect(verdictOf(beforeUnbind(MAPPED, ...leave(1)))).toMatchObject(BREAKS);
  const second: [string, string] = [
    'A-211',
    'tracing_mark_write: user: = mmap -> 1 at 0x7f9000000000',
  ];
  const either = verdictOf(beforeUnbind(MAPPED, second, ...leave(1)));
  expect(either.verdict).toBe('follows');
  expect(either.assumes).toEqual([expect.stringContaining('the munmap of A-211 at line')]);
});

test('a layout break that finds nothing in use is assumed to be of the file that is pinned', () => {
  const idle: [string, string][] = [
    ['B-200', 'dax_layout_busy: (dax_layout_busy_page_range+0x0/0x320)'],
    [
      'B-200',
      'dax_layout_busy_ret: (ext4_break_layouts+0x5c/0x100 <- dax_layout_busy_page_range) page=0x0',
    ],
  ];
  const log = verdictOf(beforeUnbind(PINNED, ...idle));
  expect(log.verdict).toBe('follows');
  expect(log.assumes).toEqual([expect.stringContaining('the layout break of B-200 at line')]);
  // Whoever has waited for the page that is pinned looks at the file that it is of.
  const waited = verdictOf(linesOf('e4-fsdax-truncate-pinned.deb612.trace.txt'));
  expect(waited.verdict).toBe('follows');
  expect(waited.assumes).toBeUndefined();
});

test('a frame of no device is the zero page, which a hole is read through', () => {
  const withFrame = (pfn: string): Lines =>
    MAPPED.map((line) => (line.includes(' dax_insert: ') ? `${line} pfn=${pfn}` : line));
  expect(verdictOf(withFrame('0x2a51')).verdict).toBe('follows');
  expect(verdictOf(withFrame('0x40229'))).toMatchObject(BREAKS);
});

test('a mapping that is left is told with what would have shown its end', () => {
  expect(verdictOf(MAPPED).text).toContain('or arm fs_put_dax');
  const armed = verdictOf(arming(MAPPED, 'fs_put_dax')).text;
  expect(armed).toContain('unless A-211 (mapped at line 23) unmapped unseen');
  expect(armed).not.toContain('or arm fs_put_dax');
  // A pin stays whoever unmaps, and frees are seen where they are told.
  expect(verdictOf(PINNED).text).not.toContain('unmapped unseen');
  expect(verdictOf(UNFREED).text).not.toContain('unmapped unseen');
});

test('device-dax that was not unmapped is laid to its driver', () => {
  const clean = linesOf('f1-devdax-unbind-mapped.deb61.trace.txt');
  expect(verdictOf(clean).text).not.toContain('kill_dev_dax is to unmap');
  const skipped = clean.filter((line) => !line.includes(' unmap_mapping_range: ('));
  const verdict = verdictOf(skipped);
  expect(verdict).toMatchObject(BREAKS);
  expect(verdict.text).toContain('kill_dev_dax is to unmap device-dax');
});
