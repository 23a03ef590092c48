import type { Verdict } from '../../schemas/verdict.ts';
import { firstBroken } from '../../report/run/first-run.ts';
import { itf } from '../../report/formats/itf.ts';
import { json } from '../../report/formats/json.ts';
import { junit } from '../../report/formats/junit.ts';
import { outcome } from '../../report/verdict/outcome.ts';
import { sarif } from '../../report/formats/sarif.ts';
import { visibleIn } from '../../report/text/visible.ts';
import { writeOutput } from '../terminal/output-files.ts';
import { paletteFor } from '../terminal/palette.ts';
import { savedIn } from '../lookup/run-source.ts';
import { say, sayPainted, tellAside } from '../terminal/say.ts';
import { versionOfPackage } from '../terminal/version-of-package.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';

/** Where a verdict goes beside the terminal. */
export interface PrintOptions extends WidthOption {
  readonly full?: boolean;
  readonly json?: boolean;
  readonly junit?: string;
  readonly sarif?: string;
  readonly itf?: string;
  readonly save?: string;
}

/**
 * Writes a verdict to the files that were asked for and to stdout, and makes its exit code that of the
 * process. Files come first: the reader of the output may leave before its end.
 *
 * @param more writes another file
 * @throws Usage when a file cannot be written; the others and stdout are all the same
 */
export function printVerdict(
  verdict: Verdict,
  options: PrintOptions,
  more: () => void = () => undefined,
): void {
  process.exitCode = verdict.exitCode;
  const failures: unknown[] = [];
  for (const write of [...filesOf(verdict, options), more]) {
    try {
      write();
    } catch (error) {
      failures.push(error);
    }
  }
  if (options.json === true) say(json(verdict));
  else
    sayPainted(
      outcome(visibleIn(verdict), {
        width: lineWidth(options.width),
        full: options.full ?? false,
        palette: paletteFor(process.stdout),
      }),
    );
  if (failures.length > 0) throw failures[0];
}

/** What writes each file that the options name. */
function filesOf(verdict: Verdict, options: PrintOptions): (() => void)[] {
  const run = firstBroken(verdict);
  const { junit: xml, sarif: results, itf: trace, save } = options;
  return [
    ...(xml === undefined ? [] : [() => writeOutput(xml, junit(verdict))]),
    ...(results === undefined
      ? []
      : [() => writeOutput(results, sarif(verdict, versionOfPackage()))]),
    ...(trace === undefined ? [] : [() => writeRun(trace, run && itf(run))]),
    ...(save === undefined ? [] : [() => writeRun(save, run && json(savedIn(run, save)))]),
  ];
}

function writeRun(file: string, text: string | undefined): void {
  if (text === undefined) tellAside(`${file} is not written: nothing is broken\n`);
  else writeOutput(file, text);
}
