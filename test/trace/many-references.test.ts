import { expect, test } from 'vitest';
import { verdictOf } from './log-files.ts';
import type { Lines } from './mutate-log.ts';

const HEAD = [
  '# scenario made-up, kernel 7.3.4',
  '# offsets: ref=48 done=64',
  '# probes: memremap_pages memremap_pages_ret memunmap_pages memunmap_pages_ret percpu_ref_kill percpu_ref_exit pgmap_ref_released wait_for_completion wait_for_completion_ret get_dev_pagemap get_dev_pagemap_ret zone_device_page_init free_zone_device drv_page_free',
];
const RANGE = 'type=1 start=0x1000000 end=0xffffffffff';
const BIASED = '0x8000000000000001';

/** A log of these events, a microsecond apart. */
function logOf(events: readonly (readonly [who: string, text: string])[]): Lines {
  const flagsOf = (who: string): string => (who.startsWith('<idle>') ? '..s1.' : '.....');
  return [
    ...HEAD,
    ...events.map(
      ([who, text], i) => `  ${who} [000] ${flagsOf(who)} ${(1 + i / 1e6).toFixed(6)}: ${text}`,
    ),
  ];
}

const registered = [
  ['insmod-9', `memremap_pages: (f+0x0/0x1) pgmap=0x1000 ${RANGE} nid=0`],
  ['insmod-9', 'memremap_pages_ret: (g <- memremap_pages) ret=0xff11000000000000'],
] as const;
const killed = [
  ['rmmod-9', `memunmap_pages: (f+0x0/0x1) pgmap=0x1000 ${RANGE}`],
  ['rmmod-9', `percpu_ref_kill: (f+0x0/0x1) ref=0x1030 count=${BIASED}`],
  ['rmmod-9', `wait_for_completion: (f+0x0/0x1) x=0x1040 done=0 left=${BIASED}`],
] as const;
const over = (who: string) =>
  [
    [who, 'pgmap_ref_released: (f+0x0/0x1) ref=0x1030 count=0x0'],
    ['rmmod-9', 'wait_for_completion_ret: (memunmap_pages+0x1/0x2 <- wait_for_completion)'],
    ['rmmod-9', 'percpu_ref_exit: (f+0x0/0x1) ref=0x1030 count=0x0'],
    ['rmmod-9', 'memunmap_pages_ret: (g <- memunmap_pages)'],
  ] as const;

const pageAt = (i: number): string => `0x${(0xea0000000000 + i * 64).toString(16)}`;
const init = (i: number) =>
  [
    'A-12',
    `zone_device_page_init: (f+0x0/0x1) page=${pageAt(i)} pgmap=0x1000 count=0 left=${BIASED} order=0`,
  ] as const;
const free = (i: number, left: number) =>
  [
    [
      'A-12',
      `free_zone_device: (f+0x0/0x1) page=${pageAt(i)} pgmap=0x1000 count=0 left=0x${left.toString(16)}`,
    ],
    ['A-12', `drv_page_free: (f+0x0/0x1) page=${pageAt(i)} pgmap=0x1000 count=0`],
  ] as const;

const PAGES = 20_000;

/** As many pages as no state counts are in use when the unregister begins; the counts may be wrong. */
const manyPages = (leftAt = (left: number): number => left) =>
  logOf([
    ...registered,
    ...Array.from({ length: PAGES }, (_, i) => init(i)),
    ...killed,
    ...Array.from({ length: PAGES }, (_, i) => free(i, leftAt(PAGES - i))).flat(),
    ...over('A-12'),
  ]);

test('pages of one pagemap are counted however many are in use', () => {
  const verdict = verdictOf(manyPages());
  expect(verdict).toMatchObject({ verdict: 'follows, blocked', pages: PAGES });
  expect(verdict.text).toContain(`for ${PAGES} pages of pagemap 0x1000`);
});

test.each([19_000, 10_000, 1025, 1024, 2])('one reference too many at %i is refused', (at) => {
  const wrong = manyPages((left) => (left === at ? left + 1 : left));
  const verdict = verdictOf(wrong);
  const line = HEAD.length + registered.length + PAGES + killed.length + 2 * (PAGES - at) + 1;
  expect(verdict).toMatchObject({ verdict: 'refused', line });
  expect(verdict.text).toContain(`the log says references ${at + 1}`);
  expect(verdict.text).toContain(`where the model has ref exact (count ${at})`);
});

const LOOKUPS = 3000;
const lookup = [
  ['A-12', 'get_dev_pagemap: (get_dev_pagemap+0x0/0x2d0) pfn=0x1000 cached=0x0'],
  ['A-12', 'get_dev_pagemap_ret: (pfn_walk+0x1/0x2 <- get_dev_pagemap) pgmap=0x1000'],
] as const;

/** Lookups whose references are put unseen; when the first page is freed, the count is `left`. */
const manyLookups = (left: number) =>
  logOf([
    ...registered,
    init(0),
    init(1),
    ...Array.from({ length: LOOKUPS }, () => lookup).flat(),
    ...killed,
    ...free(0, left),
    ...free(1, 1),
    ...over('A-12'),
  ]);

test.each([
  [2, 'follows, blocked'],
  [3, 'follows, blocked'],
  [2500, 'follows, blocked'],
  [LOOKUPS + 2, 'follows, blocked'],
  [LOOKUPS + 3, 'refused'],
  [1, 'refused'],
])('after many lookups the count may be %i: %s', (left, verdict) => {
  expect(verdictOf(manyLookups(left)).verdict).toBe(verdict);
});

test('who was found by a lookup may have put the last reference, at any time', () => {
  const lookups = Array.from({ length: LOOKUPS }, () => lookup).flat();
  const log = logOf([...registered, ...lookups, ...killed, ...over('<idle>-0')]);
  expect(verdictOf(log).verdict).toBe('follows');
});
