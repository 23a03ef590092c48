import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { openBridge } from '../../inspect/bridge.ts';
import { play, type Playable } from '../../inspect/play.ts';
import { Usage } from '../terminal/exit.ts';
import { addExamples } from '../terminal/help.ts';
import { playableFrom, type SubjectOptions } from './inspect-subject.ts';
import { pageAssets } from '../explore/page-assets.ts';
import { say } from '../terminal/say.ts';
import { whole } from '../options/option-values.ts';
import { addModelOptions } from '../options/search-options.ts';

/** The inspector of XState's makers. */
const STATELY = 'https://stately.ai/inspect';
const PACE_MS = 500;

/** What the command line of `unplug inspect` says. */
interface InspectOptions extends SubjectOptions {
  readonly step?: boolean;
  readonly paceMs?: number;
  readonly url: string;
  readonly port: number;
}

/** `unplug inspect`: a run, a log or one statechart, replayed into the XState inspector. */
export function addInspect(program: Command): void {
  const command = program
    .command('inspect')
    .summary("play a run, a kernel log or one statechart in XState's inspector")
    .description(
      'Play a run, a kernel log or one statechart in the XState inspector, through a page on 127.0.0.1. Ctrl-C ends it.',
    )
    .argument(
      '[system|driver.ts|run.json|log]',
      'a system (its first counterexample or witness is searched for), a saved run, or a kernel log',
    )
    .option('--machine <name>', 'one statechart alone, e.g. percpu_ref')
    .option('--step', 'Enter for the next move; with --machine an event may be typed')
    .option(
      '--pace-ms <n>',
      `milliseconds between two moves; 0: all at once (default: ${PACE_MS})`,
      whole,
    )
    .option('--url <address>', 'the inspector', STATELY)
    .option('--port <n>', 'port on 127.0.0.1; 0: any that is free', whole, 0)
    .option('--file <driver.ts>', 'the file that exports the system of the run, if it is yours');
  addExamples(command, [
    ['unplug inspect run.json', 'the run that unplug verify --save run.json kept'],
    ['unplug inspect --machine percpu_ref --step', 'one statechart, with events as you type them'],
  ]);
  addModelOptions(command).action(async (subject: string | undefined, options: InspectOptions) => {
    if (options.step === true && options.paceMs !== undefined)
      throw new Usage('--step and --pace-ms exclude each other');
    const inspectorUrl = checkedUrl(options.url);
    const playable = await playableFrom(subject, options);
    if (playable) await show(playable, { ...options, inspectorUrl });
  });
}

function checkedUrl(text: string): string {
  if (!/^https?:/.test(text) || !URL.canParse(text))
    throw new Usage(`--url ${text}: give a whole address, e.g. ${STATELY}`);
  return text;
}

async function show(
  playable: Playable,
  { step, paceMs = PACE_MS, port, inspectorUrl }: InspectOptions & { inspectorUrl: string },
): Promise<void> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  const assets = pageAssets();
  const bridge = await openBridge({ inspectorUrl, assets, port }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
        throw new Usage(`--port ${port}: is not free (${error.code})`);
      throw error;
    },
  );
  process.on('SIGINT', end).on('SIGTERM', end);
  const stdin = step === true ? createInterface({ input: process.stdin }) : undefined;
  stop.signal.addEventListener('abort', () => stdin?.close());
  const sayLine = (line: string): void => say(`${line}\n`);
  sayLine(`open ${bridge.url} (Ctrl-C ends; the inspector is ${inspectorUrl})`);
  if (stdin) sayLine('Enter: next move; Ctrl-C: end');
  try {
    const shown = await play(playable, bridge, {
      ...(stdin && { lines: stdin }),
      paceMs,
      signal: stop.signal,
      say: sayLine,
    });
    if (!stop.signal.aborted) {
      sayLine(`${shown ? 'everything is shown' : 'no more input'}; Ctrl-C ends`);
      await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
    }
  } finally {
    stdin?.close();
    process.off('SIGINT', end).off('SIGTERM', end);
    await bridge.close();
  }
}
