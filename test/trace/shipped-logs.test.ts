import { expect, test } from 'vitest';
import { knownVerdicts, linesOf, verdictOf } from './log-files.ts';

test.each(Object.entries(knownVerdicts))('%s: %s', (name, expected) => {
  const verdict = verdictOf(linesOf(name), name);
  expect(verdict).toMatchObject({ log: name, verdict: expected });
  expect(verdict.pagemaps).toBeGreaterThan(0);
  expect(verdict.pages).toBeGreaterThan(0);
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

test('noise around a log changes neither its verdict nor what is inserted', () => {
  for (const name of [
    'a1-hmm-clean.lab612.trace.txt',
    'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt',
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
