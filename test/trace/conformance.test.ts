import { expect, test } from 'vitest';
import { logText } from '../../src/report/log/log-text.ts';
import { openConformance } from '../../src/trace/conformance.ts';
import type { Conformance } from '../../src/trace/conformance-options.ts';
import { SliceTables } from '../../src/trace/follow/slice-tables.ts';
import { knownVerdicts, linesOf, printed, verdictOf } from './log-files.ts';
import type { Lines } from './mutate-log.ts';

const tables = new SliceTables();

function fed(lines: Lines): Conformance {
  const conformance = openConformance({ tables });
  for (const line of lines) conformance.line(line);
  return conformance;
}

/** The log, and then the same again later: other registrations at the same addresses. */
function twice(lines: Lines, between: Lines = []): Lines {
  const events = lines.filter((line) => !line.startsWith('#'));
  const later = events.map((line) =>
    line.replace(/ (\d+)(\.\d{6}: )/, (_, seconds, rest) => ` ${Number(seconds) + 100}${rest}`),
  );
  return [...lines, ...between, ...later];
}

test.each(Object.entries(knownVerdicts))('line by line, %s: %s', (name, expected) => {
  expect(fed(linesOf(name)).end().verdict).toBe(expected);
});

test('a verdict can be asked for at any line, and asking changes nothing', () => {
  const lines = linesOf('b3-hmm-noevict-rmmod-blocks.lab612.trace.txt');
  const conformance = openConformance({ tables });
  const seen = new Set<string>();
  for (const line of lines) {
    conformance.line(line);
    seen.add(conformance.verdict().verdict);
    conformance.blame();
    conformance.verdicts();
  }
  expect([...seen]).toEqual(['inconclusive', 'follows', 'follows, blocked']);
  expect({ ...printed(conformance.end()), log: '' }).toEqual({ ...verdictOf(lines), log: '' });
});

test('who is alive when events are lost is in doubt, who is gone or comes later is not', () => {
  const lines = linesOf('a1-hmm-clean.lab73.trace.txt');
  const gone = fed(twice(lines, ['CPU:1 [LOST 5 EVENTS]', 'CPU:0 [LOST 5 EVENTS]']));
  const first = gone.verdicts();
  expect(first.map(({ verdict }) => verdict)).toContain('follows');
  expect(gone.verdict().verdict).toBe('follows');
  const middle = Math.floor(lines.length / 2);
  const during = fed(twice(lines).toSpliced(middle, 0, 'CPU:1 [LOST 5 EVENTS]'));
  const verdicts = during.verdicts().map(({ object, verdict }) => `${object}: ${verdict}`);
  expect(verdicts.filter((text) => text.endsWith('inconclusive'))).toHaveLength(2);
  expect(verdicts.filter((text) => text.endsWith('registration 2): follows'))).toHaveLength(2);
  expect(during.verdict()).toMatchObject({
    verdict: 'inconclusive',
    standings: { follows: 2, inconclusive: 2 },
  });
});

test('a probe that missed puts everything in doubt, one that missed nothing does not', () => {
  const lines = linesOf('a1-hmm-clean.lab73.trace.txt');
  const row = (misses: number) => `  pg/free_zone_device                    44         ${misses}`;
  expect(fed([...lines, row(0)]).end().verdict).toBe('follows');
  const missed = fed([...lines, row(2)]).end();
  expect(missed.verdict).toBe('inconclusive');
  expect(logText(missed)).toContain('the probe of free_zone_device missed 2');
});

test('what is broken by an object that was wholly seen stands, whatever is lost of others', () => {
  const lines = linesOf('b6-hmm-alloc-after-kill.lab73.trace.txt');
  const { length } = lines;
  const middle = length + Math.floor(length / 2);
  const verdict = fed(twice(lines).toSpliced(middle, 0, 'CPU:0 [LOST 1 EVENTS]')).end();
  expect(verdict).toMatchObject({ verdict: 'breaks', line: 50 });
});

test('what breaks after a thousand that were blocked still decides', () => {
  const conformance = openConformance({ tables });
  const lines = linesOf('b6-hmm-alloc-after-kill.lab73.trace.txt');
  const events = lines.filter((line) => !line.startsWith('#'));
  const seconds = (line: string, later: number): string =>
    line.replace(/ (\d+)(\.\d{6}: )/, (_, whole, rest) => ` ${Number(whole) + later}${rest}`);
  const blocked = linesOf('g1-coherent-pinned-blocks.lab73.trace.txt');
  const head = lines.filter((line) => line.startsWith('#'));
  for (const line of head) conformance.line(line);
  for (let round = 0; round < 520; round++) {
    for (const line of blocked)
      if (!line.startsWith('#')) conformance.line(seconds(line, round * 100));
  }
  for (const line of events) conformance.line(seconds(line, 60_000));
  const verdict = conformance.end();
  expect(verdict).toMatchObject({
    verdict: 'breaks',
    rule: 'no page is initialised after the kill',
  });
  expect(verdict.standings).toMatchObject({ breaks: 1, 'follows, blocked': 520 });
});

test('news: verdicts, blame, losses and bad lines as they come', () => {
  const lines = linesOf('b3-hmm-noevict-rmmod-blocks.lab612.trace.txt');
  const conformance = fed(lines.toSpliced(20, 0, 'hello there'));
  const news = conformance.news();
  expect(news[0]).toEqual({ line: 21, kind: 'bad', text: 'hello there' });
  expect(news.flatMap((one) => (one.kind === 'verdict' ? [one.on.verdict] : []))).toEqual([
    'follows, blocked',
    'follows',
  ]);
  expect(conformance.news()).toEqual([]);
  conformance.line('CPU:1 [LOST 5 EVENTS]');
  expect(conformance.news()).toMatchObject([{ kind: 'lost' }]);
});
