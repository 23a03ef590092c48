import { writeFileSync } from 'node:fs';
import type { Verdict } from '../schemas/verdict.ts';
import { firstRun } from '../report/first-run.ts';
import { itf } from '../report/itf.ts';
import { json } from '../report/json.ts';
import { junit } from '../report/junit.ts';
import { outcome } from '../report/outcome.ts';
import { sarif } from '../report/sarif.ts';
import { paletteFor } from './palette.ts';

/** Where a verdict goes beside the terminal. */
export interface PrintOptions {
  readonly full?: boolean;
  readonly json?: boolean;
  readonly junit?: string;
  readonly sarif?: string;
  readonly itf?: string;
  readonly save?: string;
}

/** Writes a verdict to stdout and to the files that were asked for. */
export function printVerdict(verdict: Verdict, options: PrintOptions): void {
  const out = process.stdout;
  if (options.json === true) out.write(json(verdict));
  else
    out.write(
      outcome(verdict, {
        width: out.columns ?? 100,
        full: options.full ?? false,
        palette: paletteFor(out),
      }),
    );
  if (options.junit !== undefined) writeFileSync(options.junit, junit(verdict));
  if (options.sarif !== undefined) writeFileSync(options.sarif, sarif(verdict));
  const run = firstRun(verdict);
  if (options.itf !== undefined) writeRun(options.itf, run && itf(run));
  if (options.save !== undefined) writeRun(options.save, run && json(run));
}

function writeRun(file: string, text: string | undefined): void {
  if (text === undefined)
    process.stderr.write(`${file} is not written: nothing is broken, and no cover has a witness\n`);
  else writeFileSync(file, text);
}
