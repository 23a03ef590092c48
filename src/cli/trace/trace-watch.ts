import type { Command } from 'commander';
import { exitCodeOf } from '../../report/verdict/exit-code.ts';
import { openConformance } from '../../trace/index.ts';
import { addExamples } from '../terminal/help.ts';
import { untilInterrupted } from '../terminal/interrupt.ts';
import { probeTable, textOf } from './logs.ts';
import { paletteFor } from '../terminal/palette.ts';
import { printVerdict } from '../verdict/print.ts';
import { say, sayPainted } from '../terminal/say.ts';
import { each } from '../options/option-values.ts';
import { watchLog } from './watch-log.ts';
import { openSource } from './watch-source.ts';
import { jsonLine, jsonWatcher, textWatcher } from './watchers.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';

/** Where a recording lets others read, with the name that it has by default. */
const PIPE = '/sys/kernel/tracing/instances/unplug/trace_pipe';

interface WatchOptions extends WidthOption {
  readonly pipe: string;
  readonly head?: string;
  readonly probes: readonly string[];
  readonly json?: boolean;
}

/** `unplug trace watch`: the verdict on a log while it is written. */
export function addTraceWatch(trace: Command): void {
  const command = trace
    .command('watch')
    .summary('follow a log while a kernel writes it')
    .description(
      'Follow a log while a kernel writes it: verdicts, who holds what, and losses as they change. Ctrl-C ends with what is known.',
    )
    .option('--pipe <file>', 'trace_pipe, a FIFO or a file; -: standard input', PIPE)
    .option(
      '--head <file>',
      'the head of the log, when the pipe has events only (record.sh -n -o FILE)',
    )
    .option(
      '--probes <file>',
      'what further events say (schemas/probes.v1.json; may be repeated)',
      each,
      [],
    )
    .option(
      '--json',
      'print one JSON object a line, the last with the verdict (schemas/verdict.v2.json)',
    )
    .action(watch);
  addExamples(command, [
    ['unplug trace watch', 'beside a running record.sh, as root on that machine'],
    [
      'ssh lab cat .../trace_pipe | unplug trace watch --pipe - --head head.txt',
      'from another machine',
    ],
  ]);
}

async function watch({ pipe, head, probes, json, width }: WatchOptions): Promise<void> {
  const watcher =
    json === true
      ? jsonWatcher(say)
      : textWatcher(sayPainted, lineWidth(width), paletteFor(process.stdout));
  const name = pipe === '-' ? 'standard input' : pipe;
  const conformance = openConformance({ name, probes: probeTable(probes) });
  const lines = head === undefined ? [] : textOf(head).trimEnd().split('\n');
  const source = openSource(pipe);
  try {
    await untilInterrupted(async (signal) => {
      signal.addEventListener('abort', () => source.end());
      await watchLog({ name, chunks: source.chunks, head: lines }, conformance, watcher);
    });
  } finally {
    source.end();
  }
  const logs = [conformance.end()];
  const verdict = {
    schema: 'unplug/verdict/v2' as const,
    systems: [],
    history: [],
    logs,
  };
  const whole = { ...verdict, exitCode: exitCodeOf(verdict) };
  if (json === true) say(jsonLine({ kind: 'end', verdict: whole }));
  else printVerdict(whole, width === undefined ? {} : { width });
  process.exitCode = whole.exitCode;
}
