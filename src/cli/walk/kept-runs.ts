import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRun } from '../../schemas/read-run.ts';
import type { Run } from '../../schemas/run.ts';
import type { Regression } from '../../walks/index.ts';
import { BadInput } from '../terminal/exit.ts';

/**
 * The runs that a folder keeps, as `--save` writes them: those of one system, in the order of their names.
 *
 * @throws BadInput when the folder cannot be read
 * @throws DocumentError for a file in it that is no run
 */
export function keptRuns(folder: string, system: string): Regression[] {
  return namesIn(folder)
    .map((name) => ({ name, run: runIn(join(folder, name)) }))
    .filter(({ run }) => run.system === system)
    .map(({ name, run: { steps } }) => ({ name, steps }));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted();
  } catch (error) {
    throw new BadInput(
      `--corpus ${folder}: cannot be read (${(error as Error).message})\n  fix: name a folder of runs that --save wrote`,
    );
  }
}

function runIn(file: string): Run {
  return readRun(readFileSync(file, 'utf8'), file);
}
