import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from '../../src/cli/trace/line-splitter.ts';
import { watchLog, type Watcher } from '../../src/cli/trace/watch-log.ts';
import { openConformance, type Blame, type News } from '../../src/trace/index.ts';
import { linesOf } from '../trace/log-files.ts';

const B3 = linesOf('b3-hmm-noevict-rmmod-blocks.lab612.trace.txt');
const HEAD = B3.filter((line) => line.startsWith('#'));
const EVENTS = B3.filter((line) => !line.startsWith('#'));

async function* pieces(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

interface Seen {
  readonly news: News[];
  readonly blame: (readonly Blame[])[];
}

function seeing(): Watcher & { readonly seen: Seen } {
  const seen: Seen = { news: [], blame: [] };
  return {
    seen,
    news: (one) => void seen.news.push(one),
    blame: (all) => void seen.blame.push(all),
  };
}

test('blame is told when the unregister sleeps and after each page, the verdict when it returns', async () => {
  const watcher = seeing();
  const conformance = openConformance();
  const lines = B3.map((line) => `${line}\n`);
  await watchLog({ name: 'b3', chunks: pieces(...lines) }, conformance, watcher);
  const { news, blame } = watcher.seen;
  const held = blame.map(([one]) => one!.held.length);
  expect(held.slice(0, 9)).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0]);
  const asleep = B3.findIndex((line) => / sched_switch: prev_comm=rmmod/.test(line)) + 1;
  expect(blame[0]![0]!.waiting).toMatchObject({ asleep });
  const verdicts = news.flatMap((one) => (one.kind === 'verdict' ? [one.on.verdict] : []));
  expect(verdicts).toEqual(['follows, blocked', 'follows']);
  expect(conformance.end().verdict).toBe('follows, blocked');
});

test('what has not happened yet is not told', async () => {
  const watcher = seeing();
  const conformance = openConformance();
  const asleep = B3.findIndex((line) => / sched_switch: prev_comm=rmmod/.test(line));
  const text = B3.slice(0, asleep).join('\n');
  await watchLog({ name: 'b3', chunks: pieces(text) }, conformance, watcher);
  expect(watcher.seen.news).toEqual([]);
  expect(conformance.blame()[0]!.held).toHaveLength(8);
});

test('losses and lines that cannot be read are told', async () => {
  const watcher = seeing();
  const text = [...B3.slice(0, 40), 'CPU:1 [LOST 7 EVENTS]', 'what is this', ...B3.slice(40)];
  await watchLog({ name: 'b3', chunks: pieces(text.join('\n')) }, openConformance(), watcher);
  const told = watcher.seen.news.filter(({ kind }) => kind === 'lost' || kind === 'bad');
  expect(told).toMatchObject([
    { line: 41, kind: 'lost' },
    { line: 42, kind: 'bad', text: 'what is this' },
  ]);
});

test('a head from elsewhere does; events without one are refused', async () => {
  const chunks = (): AsyncIterable<Buffer> => pieces(EVENTS.join('\n'));
  const conformance = openConformance();
  await watchLog({ name: 'pipe', chunks: chunks(), head: HEAD }, conformance, seeing());
  expect(conformance.end().verdict).toBe('follows, blocked');
  const without = watchLog({ name: 'pipe', chunks: chunks() }, openConformance(), seeing());
  await expect(without).rejects.toThrow(/^pipe: events come before a line "# offsets: .*\n  fix: /);
});

test('lines are the same wherever the pieces are cut', () => {
  const text = fc.array(fc.constantFrom('a', 'ß', '\n', '🐧', ' '), { size: 'medium' });
  fc.assert(
    fc.property(text, fc.array(fc.nat(60)), (letters, cuts) => {
      const bytes = Buffer.from(letters.join(''));
      const places = [0, ...cuts.filter((at) => at < bytes.length), bytes.length];
      const sorted = places.toSorted((a, b) => a - b);
      const splitter = new LineSplitter();
      const lines = sorted
        .slice(1)
        .flatMap((to, i) => [...splitter.push(bytes.subarray(sorted[i]!, to))]);
      const all = [...lines, ...splitter.end()];
      const expected = letters.join('').split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(all).toEqual(expected);
    }),
  );
});
