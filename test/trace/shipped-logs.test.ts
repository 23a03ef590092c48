import { expect, test } from 'vitest';
import { knownVerdicts, linesOf, verdictOf } from './log-files.ts';

test.each(Object.entries(knownVerdicts))('%s: %s', (name, expected) => {
  const verdict = verdictOf(linesOf(name), name);
  expect(verdict).toMatchObject({ log: name, verdict: expected });
  expect(verdict.pagemaps).toBeGreaterThan(0);
  expect(verdict.inserted).toBeGreaterThan(0);
});

test('a page handed out after the kill breaks the rule at its line, and the unregister waits for it', () => {
  const verdict = verdictOf(linesOf('b6-hmm-alloc-after-kill.lab73.trace.txt'));
  expect(verdict).toMatchObject({ rule: 'no page is initialised after the kill', line: 50 });
  expect(verdict.text).toContain('for 3 pages');
  expect(verdict.blame).toEqual([
    'page-table entries of A-104: 3 pages, initialised at lines 28-50, freed at lines 64-90',
  ]);
});

test('the same log on a kernel that takes its reference with tryget_live is refused: nothing counts 3', () => {
  const lines = linesOf('b6-hmm-alloc-after-kill.lab73.trace.txt');
  const older = lines.map((line) => line.replaceAll('7.3.4', '6.12.117'));
  const verdict = verdictOf(older);
  expect(verdict).toMatchObject({ verdict: 'refused', line: 64 });
  expect(verdict.text).toContain('the log says references 3');
});

test('seven of eight pages are not enough, whoever waits', () => {
  for (const name of [
    'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt',
    'b3-hmm-noevict-rmmod-blocks.deb73.trace.txt',
  ]) {
    const verdict = verdictOf(linesOf(name));
    expect(verdict.blame).toHaveLength(1);
    expect(verdict.blame[0]).toMatch(/^page-table entries of A-\d+: 8 pages/);
    expect(verdict.text).toMatch(
      /7 of 8 are freed at lines .*: not enough; the last is freed by A-/,
    );
    expect(verdict.text).toContain('drv_migrate_to_ram 8 times and drv_page_free 8 times');
  }
});

test('a coherent page can be pinned, and one page is enough to block', () => {
  const verdict = verdictOf(linesOf('g1-coherent-pinned-blocks.lab73.trace.txt'));
  expect(verdict.blame).toEqual([
    'page-table entries or pins of A-106: 1 page, initialised at line 40, freed at line 99',
  ]);
});

test('memory that is mapped as it is: what memunmap_pages does not wait for is found at its return', () => {
  const mapped = verdictOf(linesOf('e1-fsdax-unbind-mapped.deb612.trace.txt'));
  expect(mapped).toMatchObject({
    rule: 'no struct page is removed while a page table maps its page',
    line: 69,
    blame: ['16 page-table entries of A-211, taken at lines 23-53'],
  });
  const pinned = { rule: 'no struct page is removed while its page is pinned' };
  expect(verdictOf(linesOf('e2-fsdax-unbind-pinned.deb61.trace.txt'))).toMatchObject({
    ...pinned,
    line: 73,
  });
  expect(verdictOf(linesOf('f2-devdax-unbind-pinned.deb612.trace.txt'))).toMatchObject({
    ...pinned,
    line: 99,
    blame: ['1 pin of A-212, taken at lines 47-85'],
  });
  const counted = verdictOf(linesOf('f2-devdax-unbind-pinned.deb73.trace.txt'));
  expect(counted).toMatchObject({ ...pinned, line: 67 });
  expect(counted.text).toContain('3 of 18 references left');
});

test('an unmount that waits for a pin is told as blocked, a truncate only told', () => {
  const umount = verdictOf(linesOf('e5-fsdax-umount-pinned.deb73.trace.txt'));
  expect(umount.line).toBe(79);
  expect(umount.text).toContain('dax_break_layout_final of umount-174 waits from line 79');
  expect(umount.blame[0]).toContain('freed by A-172 at line 83');
  const truncate = verdictOf(linesOf('e4-fsdax-truncate-pinned.deb612.trace.txt'));
  expect(truncate.text).toContain('a layout break of truncate-211 waits from line 60 to line 70');
  expect(truncate.blame).toEqual([]);
});

test('noise around a log changes neither its verdict nor what is inserted', () => {
  for (const name of [
    'a1-hmm-clean.lab612.trace.txt',
    'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt',
    'd2-p2p-unplug-mapped.lab612.trace.txt',
    'f2-devdax-unbind-pinned.deb612.trace.txt',
  ]) {
    const small = verdictOf(linesOf(name));
    const whole = verdictOf(linesOf(`whole/${name}`));
    expect(whole).toMatchObject({
      verdict: small.verdict,
      pages: small.pages,
      pagemaps: small.pagemaps,
      inserted: small.inserted,
    });
    expect(whole.events).toBeGreaterThan(small.events);
  }
});

test('the same log always gives the same verdict', () => {
  const lines = linesOf('c1s-hmm-fault-races-evict-small.lab73.trace.txt');
  expect(verdictOf(lines)).toEqual(verdictOf(lines));
});
