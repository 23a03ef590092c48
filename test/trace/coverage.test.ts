import { expect, test } from 'vitest';
import { checkLogFully } from '../../src/trace/check-log.ts';
import { CoverageOfLogs, coverageText, type LogCoverage } from '../../src/trace/coverage.ts';
import { MEANINGS } from '../../src/trace/probes/meanings.ts';
import { ProbeTable } from '../../src/trace/probes/probe-table.ts';
import { readLog } from '../../src/trace/log/read-log.ts';
import { linesOf, smallLogs } from './log-files.ts';
import type { Lines } from './mutate-log.ts';

function coverageOf(...logs: readonly Lines[]): LogCoverage {
  const coverage = new CoverageOfLogs();
  const probes = new ProbeTable();
  for (const lines of logs) {
    const log = readLog(lines.join('\n'), 'log');
    coverage.add(log, checkLogFully(log), probes);
  }
  return coverage.end();
}

const all = coverageOf(...smallLogs.map((name) => linesOf(name)));

test('every step of every model of a slice is shown, put in, or in no log', () => {
  expect(all.systems.map(({ system }) => system)).toEqual(['slice', 'slice-p2p', 'slice-dax']);
  for (const { shown, putIn, never } of all.systems) {
    expect(new Set([...shown, ...putIn, ...never]).size).toBe(
      shown.length + putIn.length + never.length,
    );
    expect(shown).toContain('wait_for_completion_ret');
    expect(putIn).toContain('pgmap_array_delete');
  }
});

test('the shipped logs show each model event but those of block I/O and of an unmount', () => {
  const unseen = ['bio_release_pages', 'umount'];
  const never = new Set([...unseen, ...all.meaningsNeverShown]);
  expect([...never]).toEqual(unseen);
  expect(Object.keys(MEANINGS).length).toBeGreaterThan(never.size);
});

test('a step that one log shows is not shown without it', () => {
  const pinned = 'get_dev_pagemap_ret (pinned)';
  const dax = (coverage: LogCoverage) =>
    coverage.systems.find(({ system }) => system === 'slice-dax')!;
  expect(dax(all).shown).toContain(pinned);
  const one = coverageOf(linesOf('f1-devdax-unbind-mapped.deb61.trace.txt'));
  expect(dax(one).never).toContain(pinned);
  expect(one.meaningsNeverShown).toContain('p2pmem_alloc_mmap');
});

test('events that no step explains are counted, what people were told is not', () => {
  expect(all.unexplained.get('do_swap_page')).toBeGreaterThan(0);
  expect(all.unexplained.has('free_zone_device')).toBe(false);
  expect(all.unexplained.has('tracing_mark_write')).toBe(false);
  const text = coverageText(all);
  expect(text).toContain('slice-dax: ');
  expect(text).toContain('do_swap_page (');
});
