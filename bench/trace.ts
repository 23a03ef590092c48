/**
 * How long it takes to follow a log, at three sizes: seconds must grow with the lines and memory must
 * not. Beside it, in turn, awk over the same lines, which does no more than pair each page's init with its
 * free; the ratio of each turn counts, since other work on the machine slows both.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandCpu, median } from './cpu.ts';
import { longLog } from './trace-lines.ts';

const SIZES = [1e4, 1e5, 1e6];

/** Times that each size is followed. */
const TURNS = 3;

const AWK = `awk '
  / zone_device_page_init: / { if (match($0, / page=[^ ]*/)) held[substr($0, RSTART, RLENGTH)] = NR }
  / free_zone_device: / { if (match($0, / page=[^ ]*/)) delete held[substr($0, RSTART, RLENGTH)] }
  / memunmap_pages: / { if (match($0, / pgmap=[^ ]*/)) seen[substr($0, RSTART, RLENGTH)] = NR }
  END { for (page in held) left++; print left + 0 }'`;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly verdict: string;
  readonly pagemaps: number;
}

function write(file: string, lines: number): void {
  const out = openSync(file, 'w');
  let block = '';
  for (const line of longLog(lines)) {
    block += `${line}\n`;
    if (block.length > 1 << 20) {
      writeSync(out, block);
      block = '';
    }
  }
  writeSync(out, block);
  closeSync(out);
}

function follow(file: string): Measured {
  const child = fileURLToPath(new URL('trace-child.js', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [child, file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

const folder = mkdtempSync(join(tmpdir(), 'unplug-bench-'));
const print = (cells: readonly string[]): void =>
  void process.stdout.write(
    `${cells.map((cell, i) => (i === 0 ? cell.padEnd(10) : cell.padStart(10))).join(' ')}\n`,
  );
print(['lines', 'CPU s', 'lines/s', 'MB', 'awk s', 'ratio', 'from', 'to', 'pagemaps', 'verdict']);
try {
  for (const lines of SIZES) {
    const file = join(folder, `${lines}.txt`);
    write(file, lines);
    const turns = Array.from({ length: TURNS }, () => {
      const followed = follow(file);
      const awk = commandCpu(`${AWK} ${file}`, folder)?.seconds ?? NaN;
      return { ...followed, awk, ratio: followed.seconds / awk };
    });
    const seconds = median(turns.map((turn) => turn.seconds));
    const ratios = turns.map(({ ratio }) => ratio);
    const told = (value: number, digits: number): string =>
      Number.isNaN(value) ? '-' : value.toFixed(digits);
    print([
      lines.toLocaleString('en'),
      seconds.toFixed(2),
      Math.round(lines / seconds).toLocaleString('en'),
      Math.max(...turns.map(({ megabytes }) => megabytes)).toFixed(0),
      told(median(turns.map(({ awk }) => awk)), 2),
      told(median(ratios), 1),
      told(Math.min(...ratios), 1),
      told(Math.max(...ratios), 1),
      turns[0]!.pagemaps.toLocaleString('en'),
      turns[0]!.verdict,
    ]);
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true });
}
