import type { Command } from 'commander';
import { exitCodeOf } from '../report/exit-code.ts';
import { NEWEST } from '../history/kernels.ts';
import { logVerdict, probeTable } from './logs.ts';
import { printVerdict, type PrintOptions } from './print.ts';
import { addTraceProbes } from './trace-probes.ts';

interface TraceOptions extends PrintOptions {
  readonly probes: readonly string[];
}

/** `unplug trace LOG`: whether a real kernel did what the model allows. */
export function addTrace(program: Command): void {
  const trace = program.command('trace').enablePositionalOptions();
  addTraceProbes(trace);
  trace
    .description(
      'hold ftrace text of a real kernel against the model: does it follow, which rule breaks, who holds what',
    )
    .argument(
      '<log...>',
      'files in the text form of ftrace, with its # scenario, # offsets and # probes lines',
    )
    .option(
      '--probes <file>',
      'what further events say (schemas/probes.v1.json); may be given more than once, the last first',
      (file: string, files: readonly string[]) => [...files, file],
      [] as readonly string[],
    )
    .option('--json', 'print the verdict as JSON (schemas/verdict.v1.json)')
    .option('--junit <file>', 'write JUnit XML')
    .option('--sarif <file>', 'write SARIF 2.1.0')
    .action((files: string[], options: TraceOptions) => {
      const probes = probeTable(options.probes);
      const logs = files.map((file) => logVerdict(file, file, { probes }));
      const verdict = {
        schema: 'unplug/verdict/v1' as const,
        kernel: NEWEST,
        systems: [],
        history: [],
        logs,
      };
      printVerdict({ ...verdict, exitCode: exitCodeOf(verdict) }, options);
      process.exitCode = exitCodeOf(verdict);
    });
}
