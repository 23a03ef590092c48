import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkLog } from '../../../src/trace/check-log.ts';
import { readLog } from '../../../src/trace/log/read-log.ts';
import { printed } from '../log-files.ts';

/**
 * What the script wrote on Debian's kernels, as root, with busybox and without BTF; of the longer logs the
 * lines that say something of a pagemap's life.
 */
const recorded = (name: string): string =>
  readFileSync(new URL(`${name}.trace.txt`, import.meta.url), 'utf8');

const LOG = recorded('pmem-bind-unbind.deb61');

const verdict = (text: string) => printed(checkLog(readLog(text, 'pmem')));

test.each([
  ['deb61', { kernel: '6.1.0-56-amd64', offsets: { ref: 48, done: 64 } }],
  ['deb612', { kernel: '6.12.117+deb12-amd64', offsets: { ref: 56, done: 72 } }],
])(
  'a log that the script recorded on %s follows: head, events and losses are read',
  (name, head) => {
    const text = recorded(`pmem-bind-unbind.${name}`);
    const log = readLog(text, 'pmem');
    expect(log).toMatchObject({ ...head, bad: [] });
    expect(log.probes?.has('free_zone_device')).toBe(true);
    expect(log.probes?.has('percpu_ref_kill')).toBe(false);
    expect(verdict(text)).toMatchObject({ verdict: 'follows', pagemaps: 2 });
  },
);

test('a pagemap is found while memremap_pages has not returned; another one is refused', () => {
  const found = /get_dev_pagemap_ret: \(pfn_to_online_page.* pgmap=(0x\w+)$/m.exec(LOG)!;
  const returns = LOG.indexOf('memremap_pages_ret: (');
  expect(found.index).toBeLessThan(returns);
  const other = [...LOG.matchAll(/ memremap_pages: .* pgmap=(0x\w+)/g)].at(-1)![1]!;
  expect(other).not.toBe(found[1]);
  const at = LOG.lastIndexOf('pfn_to_online_page');
  const late = LOG.slice(0, at) + LOG.slice(at).replace(other, found[1]!);
  expect(verdict(late)).toMatchObject({ verdict: 'refused' });
});

test('a miss and an overrun in the counters that the script appends are doubts', () => {
  const missed = LOG.replace('# pgmap_ref_released 2 0', '# pgmap_ref_released 2 1');
  expect(missed).not.toBe(LOG);
  expect(verdict(missed)).toMatchObject({ verdict: 'inconclusive' });
  const overrun = LOG.replace('# cpu0: overrun: 0', '# cpu0: overrun: 9');
  expect(overrun).not.toBe(LOG);
  expect(verdict(overrun)).toMatchObject({ verdict: 'inconclusive' });
});

test('an unbind under a mapping of a dax file breaks a rule, one after munmap and umount does not', () => {
  expect(verdict(recorded('dax-unbind-mapped.deb61'))).toMatchObject({
    verdict: 'breaks',
    rule: expect.stringContaining('removed while a page table maps'),
    text: expect.stringContaining('1 page-table entry of map-247'),
  });
  expect(verdict(recorded('dax-umount-unbind.deb61'))).toMatchObject({
    verdict: 'follows',
    pagemaps: 1,
  });
});

test('an unbind under a mapping of a file of XFS, which unmaps it, breaks nothing', () => {
  const log = recorded('xfs-unbind-mapped.deb612');
  expect(verdict(log)).toMatchObject({ verdict: 'follows', pagemaps: 1 });
  const ranges = log
    .split('\n')
    .filter((line) => / unmap_mapping_range: .* len=0x1000$/.test(line));
  expect(ranges.length).toBeGreaterThan(1);
  expect(verdict(log.replace(`${ranges[0]}\n`, ''))).toMatchObject({
    verdict: 'breaks',
    text: expect.stringContaining('1 page-table entry of A-327'),
  });
});

test('of two devices that are mapped, the one that is unbound breaks a rule', () => {
  const log = recorded('two-pmem-one-mapped.deb612');
  const [, first] = [...log.matchAll(/ memremap_pages: .* pgmap=(0x\w+)/g)].map(([, at]) => at!);
  expect(verdict(log)).toMatchObject({
    verdict: 'breaks',
    pagemaps: 2,
    text: expect.stringContaining(`pagemap ${first}`),
    blame: [expect.stringContaining('of A-456')],
  });
  const unmapped = '  A-456  [001] .....   123.407000: tracing_mark_write: user: = munmap -> 0';
  const clean = log.replace(/\n(?=.*## unbind begins)/, `\n${unmapped}\n`);
  expect(verdict(clean)).toMatchObject({ verdict: 'follows', pagemaps: 2 });
});

test('on 7.3 the pages of a file are freed when they are unmapped, and an unbind after that breaks nothing', () => {
  const log = recorded('dax-umount-unbind.deb73');
  expect(readLog(log, 'pmem')).toMatchObject({
    kernel: '7.3.4+deb13-amd64',
    offsets: { ref: 48, done: 64 },
    bad: [],
  });
  expect(verdict(log)).toMatchObject({ verdict: 'follows', pagemaps: 1, pages: 16 });
  const given = / (?:free_zone_device|dax_\w*layout\w*|fs_put_dax): /;
  const kept = log.split('\n').filter((line) => !given.test(line));
  expect(verdict(kept.join('\n'))).toMatchObject({
    verdict: 'breaks',
    rule: expect.stringContaining('removed while a page table maps'),
  });
});
