import { expect, test } from 'vitest';
import { linesOf, verdictOf } from './log-files.ts';
import { altered, eventsOf, type Lines } from './mutate-log.ts';

const BLOCKED = linesOf('b3-hmm-noevict-rmmod-blocks.lab612.trace.txt');
const PAGEMAP = '0xffff88800494fe00';

/** An event of another task right after line `line`, at the same time. */
function inserted(lines: Lines, line: number, ...texts: readonly string[]): Lines {
  const time = /(\d+\.\d+): /.exec(lines[line - 1]!)![1]!;
  const events = texts.map((text) => `            walker-77      [000] ..... ${time}: ${text}`);
  return lines.toSpliced(line, 0, ...events);
}

function lineOf(lines: Lines, name: string): number {
  return eventsOf(lines).find(({ event }) => event.name === name)!.at + 1;
}

const lookup = (result: string): readonly [string, string] => [
  'get_dev_pagemap: (get_dev_pagemap+0x0/0x2d0) pfn=0xfcf0000 cached=0x0',
  `get_dev_pagemap_ret: (pfn_walk+0x1/0x2 <- get_dev_pagemap) pgmap=${result}`,
];

test('a lookup finds a pagemap until the kill, and nothing afterwards', () => {
  const live = lineOf(BLOCKED, 'memunmap_pages');
  const dead = lineOf(BLOCKED, 'wait_for_completion');
  const at = (line: number, result: string) =>
    verdictOf(inserted(BLOCKED, line, ...lookup(result)));
  expect(at(live, PAGEMAP).verdict).toBe('follows, blocked');
  expect(at(dead, '0x0').verdict).toBe('follows, blocked');
  expect(at(dead, PAGEMAP)).toMatchObject({ verdict: 'refused', line: dead + 2 });
  expect(at(live, '0x0')).toMatchObject({ verdict: 'refused', line: live + 2 });
  expect(at(live, '0xffff88800494ff00')).toMatchObject({ verdict: 'refused' });
});

test('whoever was found by a lookup may still hold the pagemap, for as long as the count allows', () => {
  const found = inserted(BLOCKED, lineOf(BLOCKED, 'memunmap_pages'), ...lookup(PAGEMAP));
  const first = lineOf(found, 'free_zone_device') - 1;
  expect(verdictOf(altered(found, first, 'left', '0x9')).verdict).toBe('follows, blocked');
  expect(verdictOf(altered(found, first, 'left', '0x7')).verdict).toBe('refused');
  const second = eventsOf(found).filter(({ event }) => event.name === 'free_zone_device')[1]!.at;
  const late = altered(altered(found, first, 'left', '0x8'), second, 'left', '0x8');
  expect(verdictOf(late).verdict).toBe('refused');
});

test('a page that is initialised while in use loses its references', () => {
  const last = eventsOf(BLOCKED).findLast(({ event }) => event.name === 'zone_device_page_init')!;
  const again = BLOCKED.toSpliced(last.at + 1, 0, BLOCKED[last.at]!.replace('count=0', 'count=1'));
  expect(verdictOf(again)).toMatchObject({
    verdict: 'breaks',
    line: last.at + 2,
    rule: expect.stringContaining('count') as string,
  });
});

const HEAD = [
  '# scenario made-up, kernel 7.3.4',
  '# offsets: ref=48 done=64',
  '# probes: memremap_pages memremap_pages_ret memunmap_pages memunmap_pages_ret percpu_ref_kill percpu_ref_exit pgmap_ref_released wait_for_completion wait_for_completion_ret get_dev_pagemap get_dev_pagemap_ret zone_device_page_init free_zone_device drv_page_free',
];
const RANGE = 'type=1 start=0x1000000 end=0x1ffffff';

function logOf(...texts: readonly string[]): Lines {
  return [
    ...HEAD,
    ...texts.map((text, i) => {
      const who = text.startsWith('pgmap_ref_released')
        ? '<idle>-0 [000] ..s1.'
        : 'insmod-9 [000] .....';
      return `  ${who} ${i + 1}.000000: ${text}`;
    }),
  ];
}

const unregister = [
  `memunmap_pages: (f+0x0/0x1) pgmap=0x1000 ${RANGE}`,
  'percpu_ref_kill: (f+0x0/0x1) ref=0x1030 count=0x8000000000000001',
  'wait_for_completion: (f+0x0/0x1) x=0x1040 done=0 left=0x8000000000000001',
  'pgmap_ref_released: (f+0x0/0x1) ref=0x1030 count=0x0',
  'wait_for_completion_ret: (memunmap_pages+0x1/0x2 <- wait_for_completion)',
  'percpu_ref_exit: (f+0x0/0x1) ref=0x1030 count=0x0',
  'memunmap_pages_ret: (g <- memunmap_pages)',
] as const;
const register = `memremap_pages: (f+0x0/0x1) pgmap=0x1000 ${RANGE} nid=0`;
const done = 'memremap_pages_ret: (g <- memremap_pages) ret=0xff11000000000000';
const failed = 'memremap_pages_ret: (g <- memremap_pages) ret=0xfffffffffffffff4';

test('a registration that fails is over, whether it was unwound or not', () => {
  expect(verdictOf(logOf(register, failed)).verdict).toBe('follows');
  expect(verdictOf(logOf(register, ...unregister, failed, register, done)).verdict).toBe('follows');
  expect(verdictOf(logOf(register, failed, ...unregister)).verdict).toBe('refused');
});

/** The same log of memory of another type. */
const ofType = (lines: Lines, type: number): Lines =>
  lines.map((line) =>
    line
      .replace('# probes:', '# probes: dax_insert dev_dax_fault_ret p2pmem_alloc_mmap_ret')
      .replace('type=1 ', `type=${type} `),
  );

test.each([3, 4, 5])('a registration of type %i that fails finds no range to remove', (type) => {
  const unwound = ofType(logOf(register, ...unregister, failed), type);
  expect(verdictOf(unwound)).toMatchObject({ verdict: 'follows', pagemaps: 1 });
  const again = ofType(logOf(register, done, ...unregister, unregister[0]), type);
  expect(verdictOf(again)).toMatchObject({ verdict: 'breaks' });
});

test('an mmap of peer-to-peer memory that fails says nothing of the pages of an earlier one', () => {
  const page = 'page=0x40 pgmap=0x1000 count=0 left=0x8000000000000001';
  const log = (...events: readonly string[]) => ofType(logOf(register, done, ...events), 5);
  const mapped = [
    'p2pmem_alloc_mmap: (f+0x0/0x1)',
    'p2pmem_alloc_mmap_ret: (g <- p2pmem_alloc_mmap) ret=0',
  ];
  const notMapped = [mapped[0]!, 'p2pmem_alloc_mmap_ret: (g <- p2pmem_alloc_mmap) ret=-12'];
  const freed = `free_zone_device: (f+0x0/0x1) ${page}`;
  expect(verdictOf(log(...mapped, ...notMapped, freed)).verdict).toBe('follows');
  expect(verdictOf(log(...notMapped, freed)).verdict).toBe('refused');
});

test('a pagemap is registered and unregistered in turn', () => {
  expect(verdictOf(logOf(register, done, ...unregister, register, done)).verdict).toBe('follows');
  expect(verdictOf(logOf(register, done, register, done)).verdict).toBe('breaks');
  expect(verdictOf(logOf(register, done, ...unregister, unregister[0]))).toMatchObject({
    verdict: 'breaks',
    rule: 'a pagemap is unregistered once',
    line: HEAD.length + 2 + unregister.length + 1,
  });
});

test('two pagemaps do not share a range', () => {
  const second = register.replace('0x1000 ', '0x2000 ');
  const verdict = verdictOf(logOf(register, done, second, done));
  expect(verdict).toMatchObject({ verdict: 'refused', line: 7 });
  expect(verdict.text).toContain('the range of pagemap 0x2000 belongs to pagemap 0x1000');
});

/** The same log as if every page of its pagemaps was a large folio. */
function enlarged(lines: Lines, order: number): Lines {
  return lines.map((line) =>
    line
      .replace(/ order=0/, ` order=${order}`)
      .replace(/(free_zone_device: .*) left=(0x[0-9a-f]{1,4})$/, (_, start, left) => {
        const word = BigInt(left) << BigInt(order);
        return `${start} left=0x${word.toString(16)}`;
      }),
  );
}

test('a large folio holds a reference for each of its pages, from one init to one free', () => {
  const lines = linesOf('b3-hmm-noevict-rmmod-blocks.deb73.trace.txt');
  const large = enlarged(lines, 9);
  expect(large.join()).toContain('left=0x1000');
  expect(verdictOf(large)).toMatchObject({ verdict: 'follows, blocked', pages: 8 });
  const freed = eventsOf(large).find(({ event }) => event.name === 'free_zone_device')!.at;
  for (const left of ['0x1002', '0xfff', '0x8']) {
    expect(verdictOf(altered(large, freed, 'left', left)).verdict).toBe('refused');
  }
});

test('still waiting when the log ends', () => {
  const use =
    'zone_device_page_init: (f+0x0/0x1) page=0x40 pgmap=0x1000 count=0 left=0x8000000000000001 order=0';
  const verdict = verdictOf(logOf(register, done, use, ...unregister.slice(0, 3)));
  expect(verdict).toMatchObject({
    verdict: 'follows, blocked',
    blame: ['page-table entries of insmod-9: 1 page, initialised at line 6, never freed'],
  });
  expect(verdict.text).toContain('waits from line 9 to the end of the log');
});
