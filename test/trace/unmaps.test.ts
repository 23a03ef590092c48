import { expect, test } from 'vitest';
import { linesOf, verdictOf } from './log-files.ts';
import type { Lines } from './mutate-log.ts';

const MAPPED = linesOf('e1-fsdax-unbind-mapped.deb612.trace.txt');
const PINNED = linesOf('e2-fsdax-unbind-pinned.deb61.trace.txt');

const WHILE_MAPPED = 'no struct page is removed while a page table maps its page';
const WHILE_PINNED = 'no struct page is removed while its page is pinned';

/** The log with one more event just before its driver is unbound. */
function beforeUnbind(lines: Lines, by: string, event: string): Lines {
  const at = lines.findIndex((line) => line.includes('## unbind begins'));
  const time = /(\d+\.\d+): /.exec(lines[at]!)![1]!;
  return lines.toSpliced(at + 1, 0, `  ${by} [000] .....  ${time}: ${event}`);
}

test.each([
  ['the process says so', 'A-211', 'tracing_mark_write: user: = munmap -> 0'],
  [
    'the file system gives its dax device back',
    'init-212',
    'fs_put_dax: (fs_put_dax+0x0/0x90) dax=0xff11000004a32c00',
  ],
  [
    'the file system has waited for its entry in sysfs',
    'init-212',
    'wait_for_completion_ret: (ext4_put_super+0x354/0x4a0 [ext4] <- wait_for_completion)',
  ],
])('nobody maps the file any more: %s', (_, by, event) => {
  expect(verdictOf(beforeUnbind(MAPPED, by, event)).verdict).toBe('follows');
});

test.each([
  ['another process unmaps', 'B-300', 'tracing_mark_write: user: = munmap -> 0'],
  ['its munmap fails', 'A-211', 'tracing_mark_write: user: = munmap -> -1 EINVAL'],
  ['it will only unmap', 'A-211', 'tracing_mark_write: user: munmap 0'],
  [
    'a file system without dax is unmounted',
    'init-212',
    'fs_put_dax: (fs_put_dax+0x0/0x90) dax=0x0',
  ],
  [
    'somebody has waited for another thing',
    'init-212',
    'wait_for_completion_ret: (flush_work+0x5c/0x90 <- wait_for_completion)',
  ],
])('the file is mapped still: %s', (_, by, event) => {
  expect(verdictOf(beforeUnbind(MAPPED, by, event))).toMatchObject({
    verdict: 'breaks',
    rule: WHILE_MAPPED,
  });
});

test('a file system that is told of the removal unmaps what it has mapped, range by range', () => {
  const notify = MAPPED.findIndex((line) => line.includes(' del_gendisk: '));
  const range = (page: number, bytes = 4096): string =>
    `            init-212     [000] .....     7.465700: unmap_mapping_range: (unmap_mapping_range+0x4/0x140) mapping=0xff110000049abaa8 start=0x${(page * 4096).toString(16)} len=0x${bytes.toString(16)}`;
  const pages = MAPPED.filter((line) => line.includes(' dax_insert: ')).length;
  const unmapped = (...lines: string[]): Lines => MAPPED.toSpliced(notify, 0, ...lines);
  const each = Array.from({ length: pages }, (_, page) => range(page));
  expect(verdictOf(unmapped(...each)).verdict).toBe('follows');
  expect(verdictOf(unmapped(range(0, pages * 4096))).verdict).toBe('follows');
  const allButOne = verdictOf(unmapped(...each.slice(1)));
  expect(allButOne).toMatchObject({ verdict: 'breaks', rule: WHILE_MAPPED });
  expect(allButOne.blame[0]).toContain('1 page-table entry of A-211');
});

test('a reference outlives the mapping that it was taken through, unless it was put unseen', () => {
  const unmapped = beforeUnbind(PINNED, 'A-161', 'tracing_mark_write: user: = munmap -> 0');
  const { verdict, text } = verdictOf(unmapped);
  expect(verdict).toBe('inconclusive');
  expect(text).toContain('otherwise breaks at line');
});

test('where a page in use is not freed, what the process says of its mappings tells that it is pinned', () => {
  const waits = linesOf('e5-fsdax-umount-pinned.deb73.trace.txt');
  const at = (text: string): number => waits.findIndex((line) => line.includes(text));
  expect(at('user: = munmap -> 0')).toBeLessThan(at('dax_break_layout_final: '));
  const unbound = [
    ...waits.slice(0, at('dax_break_layout_final: ')),
    ...waits.slice(at('## unbind begins')),
  ];
  expect(verdictOf(unbound)).toMatchObject({ verdict: 'breaks', rule: WHILE_PINNED });
  const unsaid = unbound.filter((line) => !line.includes('user: = munmap'));
  expect(verdictOf(unsaid)).toMatchObject({ verdict: 'breaks', rule: WHILE_MAPPED });
});

test('a fault that names its frame is of that memory, however much there is of its type', () => {
  const other = [
    '   kworker/u4:1-25      [000] .....     5.000000: memremap_pages: (memremap_pages+0x4/0x6a0) pgmap=0xff11000009999ab0 type=3 start=0x80000000 end=0x8fffffff nid=0',
    '   kworker/u4:1-25      [000] .....     5.000001: memremap_pages_ret: (devm_memremap_pages+0x1d/0x60 <- memremap_pages) ret=0xff11000080000000',
  ];
  const first = MAPPED.findIndex((line) => !line.startsWith('#'));
  const two = MAPPED.toSpliced(first, 0, ...other);
  const withFrame = (pfn: string): Lines =>
    two.map((line) => (line.includes(' dax_insert: ') ? `${line} pfn=${pfn}` : line));
  expect(verdictOf(withFrame('0x6000000000040229'))).toMatchObject({
    verdict: 'breaks',
    rule: WHILE_MAPPED,
  });
  expect(verdictOf(withFrame('0x80229')).verdict).toBe('follows');
});
