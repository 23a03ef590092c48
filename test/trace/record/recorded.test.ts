import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkLog } from '../../../src/trace/check-log.ts';
import { readLog } from '../../../src/trace/read-log.ts';

/** What the script wrote on Debian's kernels, as root, with busybox and without BTF. */
const recorded = (name: string): string =>
  readFileSync(new URL(`${name}.trace.txt`, import.meta.url), 'utf8');

const LOG = recorded('pmem-bind-unbind.deb61');

const verdict = (text: string) => checkLog(readLog(text, 'pmem'));

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
