import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkLogFile } from '../../src/trace/log-file.ts';
import { errorsOf } from '../schemas/validators.ts';
import { printed, verdictOf } from './log-files.ts';

/** Logs as people have them: each is what was judged wrongly once. */
function fileOf(name: string): string {
  return fileURLToPath(new URL(`cases/${name}.txt`, import.meta.url));
}

function linesOf(name: string): string[] {
  return readFileSync(fileOf(name), 'utf8').trimEnd().split('\n');
}

function judged(name: string, how: Parameters<typeof checkLogFile>[1] = {}) {
  const verdict = checkLogFile(fileOf(name), how);
  const document = { schema: 'unplug/verdict/v2', systems: [], history: [], logs: [verdict] };
  expect(errorsOf('verdict', { ...document, exitCode: 0 })).toEqual([]);
  return printed(verdict);
}

test.each([
  'unrelated-event-without',
  'unrelated-event-refuses',
  'clock-x86-tsc',
  'ftrace-dump-on-oops',
  'perf-script',
  'trace-cmd-function-graph',
])('%s: follows', (name) => {
  const { verdict, pages, inserted } = judged(name);
  expect({ verdict, pages, inserted }).toEqual({ verdict: 'follows', pages: 1, inserted: 28 });
});

test('of a clock that counts no time nothing is said to have lasted seconds', () => {
  expect(judged('clock-x86-tsc').text).not.toMatch(/\d s\b/);
  expect(judged('perf-script').text).toContain('0.010 s');
});

test('a kernel that is named goes before the head of the log, and that is said', () => {
  const head = judged('backport-kernel-head');
  expect(head.verdict).toBe('inconclusive');
  expect(head.text).toContain('name with --kernel the release of kernel.org');
  const { verdict, kernel, text, model } = judged('backport-kernel-head', { kernel: '6.6' });
  expect({ verdict, kernel }).toEqual({ verdict: 'follows', kernel: '6.6' });
  expect(text).toContain('although the head names 5.14.0-427.el9.x86_64');
  expect(model).toMatchObject({ basis: 'between' });
  const offsets = judged('unrelated-event-without', { offsets: { ref: 48, done: 64 } });
  expect(offsets.text).toContain('although the head says ref=56,done=72');
});

test('evictions that free nothing are counted by task, and are no way out', () => {
  const { verdict, text, heldAt = [] } = judged('evictions-free-nothing');
  expect(verdict).toBe('follows, blocked');
  expect(text).toContain('3 evictions by UVM GPU1 BH-77 (migrate_device_range at lines 7-13)');
  const released = heldAt.flatMap(({ held }) => held.flatMap((page) => page.released));
  expect(released.length).toBeGreaterThan(0);
  expect(released.join()).not.toContain('eviction');
  // One that frees the page has not failed.
  const lines = linesOf('evictions-free-nothing');
  const freed = [
    '      UVM GPU1 BH-77 [001] .....     3.008500: free_zone_device: (free_zone_device_folio+0x0/0x190) page=0xffffea0040000000 pgmap=0xffff888000000100 count=0 left=0x8000000000000002',
    '      UVM GPU1 BH-77 [001] .....     3.008600: drv_page_free: (0xffffffffa0000100) page=0xffffea0040000000 pgmap=0xffff888000000100 count=0',
  ];
  expect(verdictOf(lines.toSpliced(15, 0, ...freed)).text).not.toContain('freed nothing');
});

test.each(['0x3fff888400000000', '0xdead000000000100', '0x0', '0x7f3e16600000'])(
  'a page whose pagemap is %s was never initialised for one',
  (address) => {
    const lines = linesOf('garbage-pagemap').map((line) =>
      line.replace('0x3fff888400000000', address),
    );
    const { verdict, text } = verdictOf(lines);
    expect(verdict).toBe('inconclusive');
    expect(text).toContain(`${address} is no kernel address`);
    expect(text).not.toContain('registered before');
  },
);

test.each([
  'return_to_handler+0x0/0x50 <- get_dev_pagemap',
  "[unknown/kretprobe'd] <- get_dev_pagemap",
  'arch_rethook_trampoline+0x0/0x70 <- get_dev_pagemap',
  '0xffffffff8144c650 <- get_dev_pagemap',
  'get_dev_pagemap+0x0/0xe0 <- ffffffff8144c650',
])('lookups whose callers are lost (%s) are no proof that nobody pinned', (pair) => {
  const lines = linesOf('devdax-callers-lost').map((line) =>
    line.replace('return_to_handler+0x0/0x50 <- get_dev_pagemap', pair),
  );
  const { verdict, text } = verdictOf(lines);
  expect(verdict).toBe('inconclusive');
  expect(text).toContain('the callers are lost');
});

test.each([
  '(internal_get_user_pages_fast+0x8b/0x120 <- get_dev_pagemap)',
  '(get_dev_pagemap <- internal_get_user_pages_fast+0x8b/0x120)',
  '(internal_get_user_pages_fast+0x8b/0x120 <ffffffff81234567> <- get_dev_pagemap <ffffffff81200000>)',
])('with the callers the same log breaks a rule, in whichever order they are told: %s', (pair) => {
  const lines = linesOf('devdax-callers-lost').map((line) =>
    line.includes('pgmap=0xff1100007fc8b480')
      ? line.replace('(return_to_handler+0x0/0x50 <- get_dev_pagemap)', pair)
      : line,
  );
  expect(verdictOf(lines)).toMatchObject({
    verdict: 'breaks',
    rule: 'no struct page is removed while its page is pinned',
  });
});

test('a reference that folio_put gives back accuses nobody', () => {
  const { verdict, text } = judged('vmsplice-orderly-612');
  expect(verdict).toBe('inconclusive');
  expect(text).toContain('a put by folio_put leaves no event');
});

test('what was registered before the log and is only looked up is named and refuses nothing', () => {
  const { verdict, text, standings } = judged('registered-before-first-lookup-73');
  expect(verdict).toBe('inconclusive');
  expect(text).toContain('pagemap 0xff11000006b418b8 was registered before the log began');
  expect(text).not.toContain('refused');
  expect(text).toContain('A-592 maps it and enters vmsplice');
  expect(standings).toEqual({ inconclusive: 2 });
  // Where nobody pins, the pagemap in use follows, and the other one is still named.
  const lines = linesOf('registered-before-first-lookup-73');
  const unpinned = verdictOf(lines.filter((line) => !line.includes(' vmsplice: ')));
  expect(unpinned.verdict).toBe('follows');
  expect(unpinned.text).toContain('was registered before the log began');
});

test('a log with latency-format is read', () => {
  const { verdict, text } = judged('instance-with-latency-format');
  expect(verdict).toBe('follows');
  expect(text).not.toContain('cannot be read');
});

test('a log that ends in an unbind that has not returned says where its task is', () => {
  const lines = linesOf('vmsplice-orderly-612');
  const kill = lines.findIndex((line) => line.includes(' kill_dax: '));
  const cut = verdictOf(lines.slice(0, kill + 1));
  expect(cut.text).toContain(
    `has not returned when the log ends: running in kill_dax since line ${kill + 1}`,
  );
  const whole = verdictOf(lines);
  expect(whole.text).not.toContain('unfinished');
});
