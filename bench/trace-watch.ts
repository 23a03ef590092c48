/**
 * What watching a kernel costs for each event, in CPU microseconds: pieces of one line, as a quiet
 * kernel writes them, and of a page, as a busy one does. Beside it the reader of lines alone.
 */
import { LineSplitter } from '../src/cli/trace/line-splitter.ts';
import { watchLog } from '../src/cli/trace/watch-log.ts';
import { jsonWatcher } from '../src/cli/trace/watchers.ts';
import { openConformance } from '../src/trace/index.ts';
import { cpuSeconds } from './cpu.ts';
import { longLog } from './trace-lines.ts';

const LINES = 20_000;
/** Bytes of the buffer that trace_pipe is read with. */
const PIECE = 4096;

const lines = [...longLog(LINES)].map((line) => `${line}\n`);

function pieces(size: number): Buffer[] {
  const all: string[] = [];
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < size) continue;
    all.push(piece);
    piece = '';
  }
  return [...all, piece].map((text) => Buffer.from(text));
}

async function* each(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

async function watched(chunks: readonly Buffer[]): Promise<string> {
  const conformance = openConformance({ name: 'bench' });
  let said = 0;
  const watcher = jsonWatcher((text) => (said += text.length));
  await watchLog({ name: 'bench', chunks: each(chunks) }, conformance, watcher);
  return `${conformance.end().verdict}, ${said.toLocaleString('en')} bytes said`;
}

async function onlyRead(chunks: readonly Buffer[]): Promise<string> {
  const splitter = new LineSplitter();
  let count = 0;
  for await (const chunk of each(chunks)) count += splitter.push(chunk).length;
  return `${count.toLocaleString('en')} lines read`;
}

const print = (cells: readonly string[]): void =>
  void process.stdout.write(
    `${cells.map((cell, i) => (i === 0 ? cell.padEnd(16) : cell.padStart(14))).join(' ')}\n`,
  );

print(['pieces of', 'µs an event', 'lines alone', 'ratio', 'result']);
for (const [name, size] of [
  ['one line', 1],
  [`${PIECE} bytes`, PIECE],
] as const) {
  const chunks = pieces(size);
  const all = await cpuSeconds(() => watched(chunks));
  const alone = await cpuSeconds(() => onlyRead(chunks));
  const perEvent = (seconds: number): string => ((seconds * 1e6) / LINES).toFixed(2);
  print([
    name,
    perEvent(all.seconds),
    perEvent(alone.seconds),
    (all.seconds / alone.seconds).toFixed(0),
    all.value,
  ]);
}
