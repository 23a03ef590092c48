import { expect, test } from 'vitest';
import { linesOf, verdictOf } from './log-files.ts';

/** One log of each type of memory, one of each kernel. */
const LOGS = [
  'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt',
  'a1-hmm-clean.lab61.trace.txt',
  'g1-coherent-pinned-blocks.lab73.trace.txt',
  'e5-fsdax-umount-pinned.deb73.trace.txt',
  'f1-devdax-unbind-mapped.deb61.trace.txt',
  'd2-p2p-unplug-mapped.lab612.trace.txt',
];

test.each(LOGS)(
  '%s from any line on: nothing speaks against it, nothing follows unseen',
  (name) => {
    const lines = linesOf(name);
    const head = lines.filter((line) => line.startsWith('#'));
    const events = lines.filter((line) => !line.startsWith('#'));
    let inconclusive = 0;
    for (let from = 0; from < events.length; from += 11) {
      const { verdict, text } = verdictOf([...head, ...events.slice(from)]);
      expect(`${from}: ${verdict}`).toMatch(/follows|inconclusive/);
      expect(text).not.toContain('otherwise');
      if (verdict === 'inconclusive') inconclusive++;
      else expect(text).not.toContain('before the log began');
    }
    expect(inconclusive).toBeGreaterThan(3);
  },
);

test('begun in the middle of memunmap_pages: what comes after is followed, and a wrong count is not', () => {
  const lines = linesOf('b3-hmm-noevict-rmmod-blocks.lab612.trace.txt');
  const head = lines.filter((line) => line.startsWith('#'));
  const asleep = lines.findIndex((line) => / sched_switch: .*prev_comm=rmmod/.test(line));
  const late = [...head, ...lines.slice(asleep)];
  expect(verdictOf(late).text).not.toContain('otherwise');
  const released = late.findIndex((line) => line.includes(' pgmap_ref_released: '));
  const early = late.with(released, late[released]!.replace('count=0x0', 'count=0x1'));
  expect(verdictOf(early).text).toContain(`otherwise refused at line ${released + 1}`);
});
