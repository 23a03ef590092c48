import { expect, test } from 'vitest';
import { logText } from '../../src/report/log/log-text.ts';
import { openConformance } from '../../src/trace/conformance.ts';
import { SliceTables } from '../../src/trace/follow/slice-tables.ts';
import type { LogVerdict } from '../../src/schemas/verdict.ts';
import { knownVerdicts, linesOf, smallLogs } from './log-files.ts';
import type { Lines } from './mutate-log.ts';

const tables = new SliceTables();

function verdictWith(skewUs: number, lines: Lines): LogVerdict {
  const conformance = openConformance({ tables, skewUs });
  for (const line of lines) conformance.line(line);
  return conformance.end();
}

const TIME = /\[(\d+)\] +\S+ +(\d+\.\d+): /;

/** The log with a line moved to `us` before another one, as a CPU whose clock is behind would have it. */
function early(lines: Lines, event: RegExp, before: RegExp, us: number): Lines {
  const from = lines.findIndex((line) => event.test(line));
  const to = lines.findIndex((line) => before.test(line));
  const seconds = (Number(TIME.exec(lines[to]!)![2]) - us / 1e6).toFixed(6);
  const cpu = TIME.exec(lines[to]!)![1] === '000' ? '001' : '000';
  const moved = lines[from]!.replace(/\[\d+\]/, `[${cpu}]`).replace(
    / (\d+\.\d{6}): /,
    ` ${seconds}: `,
  );
  return lines.toSpliced(from, 1).toSpliced(to, 0, moved);
}

const BLOCKED = linesOf('b3-hmm-noevict-rmmod-blocks.lab612.trace.txt');
const RETURN = / wait_for_completion_ret: .*memunmap_pages/;
const RELEASE = / pgmap_ref_released: /;

test('a wait that is over before the release: refused, unless the clocks may differ that much', () => {
  const lines = early(BLOCKED, RETURN, RELEASE, 5);
  expect(verdictWith(0, lines).verdict).toBe('refused');
  expect(verdictWith(4, lines).verdict).toBe('refused');
  const verdict = verdictWith(5, lines);
  expect(verdict).toMatchObject({ verdict: 'follows, blocked', reordered: 1 });
  expect(logText(verdict)).toMatch(
    /order: explained only if the clocks of CPUs differ by up to 5 us: line \d+ \(CPU \d\) is taken before line \d+ \(CPU \d\), 5 us apart/,
  );
});

test('what one CPU recorded stays in its order, whatever the skew', () => {
  const lines = early(BLOCKED, RETURN, RELEASE, 5);
  const onOne = lines.map((line) => line.replace(/\[\d+\]/, '[000]'));
  expect(verdictWith(1000, onOne).verdict).toBe('refused');
});

test('a line that is older than the one before it is in order within the skew, and counted', () => {
  const at = BLOCKED.findIndex((line) => line.includes(' drv_release: '));
  const lines = BLOCKED.with(
    at,
    BLOCKED[at]!.replace(/ (\d+\.\d{6}): /, (_, time) => ` ${(Number(time) - 0.002).toFixed(6)}: `),
  );
  expect(verdictWith(0, lines).verdict).toBe('inconclusive');
  const verdict = verdictWith(5000, lines);
  expect(verdict.verdict).toBe('follows, blocked');
  expect(logText(verdict)).toContain('us: 1');
});

test('the shipped logs need no skew, and none of them changes its verdict when it is granted', () => {
  for (const name of smallLogs) {
    const verdict = verdictWith(20, linesOf(name));
    expect(`${name}: ${verdict.verdict}`).toBe(`${name}: ${knownVerdicts[name]}`);
    if (verdict.verdict.startsWith('follows')) expect(verdict.reordered).toBeUndefined();
  }
});
