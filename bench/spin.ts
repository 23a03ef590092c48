import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandCpu } from './cpu.ts';
import { sourceFile } from './source-file.ts';
import type { Row } from './row.ts';

/** What SPIN (depth first, full states, no partial-order reduction) makes of pgmap.pml; undefined when not installed. */
export function spinRow(pages: number, users: number): Row | undefined {
  if (spawnSync('spin', ['-V']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'unplug-bench-'));
  try {
    copyFileSync(sourceFile('pgmap.pml'), join(folder, 'pgmap.pml'));
    const build = `spin -DN=${pages} -DM=${users} -a pgmap.pml && gcc -O3 -march=native -DMEMLIM=8000 -DNOREDUCE -DSAFETY -o pan pan.c`;
    if (spawnSync('bash', ['-c', build], { cwd: folder }).status !== 0) return undefined;
    const run = commandCpu('./pan -m20000000 -w24', folder);
    const [, states] = /(\d+) states, stored/.exec(run?.output ?? '') ?? [];
    const [, transitions] = /(\d+) transitions/.exec(run?.output ?? '') ?? [];
    if (!run || states === undefined) return undefined;
    return {
      who: 'SPIN',
      model: `pgmap.pml (${pages},${users})`,
      states: Number(states),
      transitions: Number(transitions),
      seconds: run.seconds,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
