import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandCpu } from './cpu.ts';
import type { Row } from './row.ts';
import { sourceFile } from './source-file.ts';

/** What rumur (one thread, no symmetry) makes of pgmap.m; undefined when it is not installed. */
export function rumurRow(pages: number, users: number): Row | undefined {
  if (spawnSync('rumur', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'unplug-bench-'));
  try {
    const text = readFileSync(sourceFile('pgmap.m'), 'utf8')
      .replace(/N : \d+;/, `N : ${pages};`)
      .replace(/M : \d+;/, `M : ${users};`)
      .replaceAll(/scalarset\((\w)\)/g, '1 .. $1');
    writeFileSync(join(folder, 'pgmap.m'), text);
    const build =
      'rumur --symmetry-reduction off --threads 1 --output pgmap.c pgmap.m && gcc -O3 -march=native -std=c11 pgmap.c -o pgmap -lpthread';
    if (spawnSync('bash', ['-c', build], { cwd: folder }).status !== 0) return undefined;
    const run = commandCpu('./pgmap', folder);
    const [, states, rules] = /(\d+) states, (\d+) rules fired/.exec(run?.output ?? '') ?? [];
    if (!run || states === undefined) return undefined;
    return {
      who: 'rumur',
      model: `pgmap.m (${pages},${users})`,
      states: Number(states),
      transitions: Number(rules),
      seconds: run.seconds,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
