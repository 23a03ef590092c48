import type { Command } from 'commander';
import { exitCodeOf } from '../../report/verdict/exit-code.ts';
import { refolded } from '../../report/text/wrap.ts';
import { DocumentError } from '../../schemas/document-error.ts';
import type { Triage } from '../../schemas/triage.ts';
import type { LogVerdict } from '../../schemas/verdict.ts';
import {
  checkLogFully,
  coverageText,
  CoverageOfLogs,
  readLog,
  SliceTables,
  type Offsets,
  type ProbeTable,
} from '../../trace/index.ts';
import { Usage } from '../terminal/exit.ts';
import { addExamples } from '../terminal/help.ts';
import { untilInterrupted } from '../terminal/interrupt.ts';
import { logVerdictUntil, probeTable, textOf } from './logs.ts';
import { printVerdict, type PrintOptions } from '../verdict/print.ts';
import { addTraceProbes } from './trace-probes.ts';
import { addTraceWatch } from './trace-watch.ts';
import { sayTriage, triageOf } from './triage.ts';
import { say } from '../terminal/say.ts';
import { each } from '../options/option-values.ts';
import { lineWidth } from '../terminal/width-option.ts';

interface TraceOptions extends PrintOptions {
  readonly probes: readonly string[];
  readonly at: readonly number[];
  readonly kernel?: string;
  readonly offsets?: Offsets;
  readonly armed?: ReadonlySet<string>;
  readonly skewUs: number;
  readonly coverage?: boolean;
}

/** `unplug trace LOG`: whether a real kernel did what the model allows. */
export function addTrace(program: Command): void {
  const trace = program.command('trace').enablePositionalOptions();
  addTraceProbes(trace);
  addTraceWatch(trace);
  trace
    .summary('hold a log of a real kernel against the models: who is at fault?')
    .description(
      'Hold a log of a real kernel (ftrace text) against the models: do they allow it, which rule breaks, who holds what.',
    )
    .argument('<log...>', 'logs that a script of unplug trace probes has recorded')
    .option(
      '--at <line>',
      'tell who holds which page at this line (may be repeated)',
      (text: string, lines: readonly number[]) => [...lines, wholeNumber('--at', text, 1)],
      [] as readonly number[],
    )
    .option(
      '--coverage',
      'tell at the end which model steps these logs show, and which of their events no step explains',
    )
    .option(
      '--probes <file>',
      'what further events say (schemas/probes.v1.json; may be repeated, the last goes first)',
      each,
      [],
    )
    .option(
      '--skew-us <n>',
      'microseconds by which the clocks of two CPUs may differ',
      (text: string) => wholeNumber('--skew-us', text, 0),
      0,
    )
    .optionsGroup('For a log whose head does not tell:')
    .option('--kernel <release>', 'the kernel, as uname -r prints it')
    .option(
      '--offsets <ref=R,done=D>',
      'where ref and done are in struct dev_pagemap, in bytes',
      offsetsOf,
    )
    .option(
      '--armed <events>',
      'events that were armed, with commas between',
      (text: string): ReadonlySet<string> => new Set(text.split(/[\s,]+/).filter(Boolean)),
    )
    .optionsGroup('What is written:')
    .option('--json', 'print the verdict as JSON (schemas/verdict.v2.json)')
    .option('--junit <file>', 'write JUnit XML (docs/ci.md)')
    .option('--sarif <file>', 'write SARIF 2.1.0 (docs/ci.md)')
    .action(async (files: string[], options: TraceOptions) => {
      const { kernel, offsets, armed, skewUs } = options;
      const how = {
        probes: probeTable(options.probes),
        askedAt: options.at,
        skewUs,
        ...(kernel !== undefined && { kernel }),
        ...(offsets && { offsets }),
        ...(armed && { armed }),
      };
      const logs: LogVerdict[] = [];
      const texts: Triage[] = [];
      let read = 0;
      await untilInterrupted(async (signal) => {
        for (const file of files) {
          if (signal.aborted) break;
          const log = await judged(file, how, signal);
          read++;
          if ('waits' in log) texts.push(log);
          else logs.push(log);
        }
      });
      const isNamed = texts.map((text) => sayTriage(text, options.width)).includes(true);
      if (logs.length === 0 && texts.length === files.length) {
        process.exitCode = isNamed ? 0 : 31;
        return;
      }
      const notStarted = files.slice(read);
      const verdict = {
        schema: 'unplug/verdict/v2' as const,
        systems: [],
        history: [],
        logs,
        ...(notStarted.length > 0 && { notStarted }),
      };
      printVerdict({ ...verdict, exitCode: exitCodeOf(verdict) }, options);
      const isWhole = notStarted.length === 0 && logs.at(-1)?.stoppedAt === undefined;
      if (options.coverage && !options.json && isWhole)
        printCoverage(files, how.probes, lineWidth(options.width));
    });
  addExamples(
    trace,
    [
      ['unplug trace log.txt', 'the verdict, and who holds up the unregister if one waits'],
      ['unplug trace log.txt --at 49', 'who holds which page at line 49'],
      [
        'unplug trace probes --kernel 6.12.117-amd64 > record.sh',
        'the script that records such a log',
      ],
    ],
    [0, 12, 20, 30, 31, 64, 65],
  );
}

/** The verdict on a log; of a text without an event, but with stacks, what these tell. */
async function judged(
  file: string,
  how: Parameters<typeof logVerdictUntil>[1],
  signal: AbortSignal,
): Promise<LogVerdict | Triage> {
  const stacksOf = (): Triage | undefined => {
    const told = triageOf(file, how.kernel);
    return told.stacks > 0 ? told : undefined;
  };
  try {
    const verdict = await logVerdictUntil(file, how, signal);
    return (verdict.events === 0 && verdict.stoppedAt === undefined && stacksOf()) || verdict;
  } catch (error) {
    const told = error instanceof DocumentError ? stacksOf() : undefined;
    if (told) return told;
    throw error;
  }
}

function printCoverage(files: readonly string[], probes: ProbeTable, width: number): void {
  const tables = new SliceTables();
  const coverage = new CoverageOfLogs();
  for (const file of files) {
    const log = readLog(textOf(file), file);
    coverage.add(log, checkLogFully(log, tables, probes), probes);
  }
  const lines = coverageText(coverage.end()).split('\n');
  say(`\n${refolded(lines, width).join('\n')}\n`);
}

/** @throws Usage for anything else */
function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least) return value;
  throw new Usage(`${option} ${text}: give a whole number, ${least} or more`);
}

/** @throws Usage when it has another form */
function offsetsOf(text: string): Offsets {
  const [, ref, done] = /^ref=(\d+),done=(\d+)$/.exec(text) ?? [];
  if (ref === undefined) {
    throw new Usage(`--offsets ${text}: write it as ref=48,done=64, both in bytes`);
  }
  return { ref: Number(ref), done: Number(done) };
}
