import type { Command } from 'commander';
import { pageHtml } from '../../explore/page-html.ts';
import { opening } from '../../explore/opening.ts';
import { lanes } from '../../report/run/lanes.ts';
import { json } from '../../report/formats/json.ts';
import { codeOfRule } from '../../report/verdict/exit-code.ts';
import { visibleIn } from '../../report/text/visible.ts';
import {
  campaignInSlices,
  STRATEGY_IDS,
  walkReport,
  type Campaign,
  type CampaignOptions,
  type WalkSubject,
} from '../../walks/index.ts';
import { pageAssets } from '../explore/page-assets.ts';
import { pageAroundRun } from '../explore/explore-subject.ts';
import { loadFile, namingFile } from '../lookup/load-file.ts';
import { meant, checkNames } from '../lookup/names.ts';
import { savedIn } from '../lookup/run-source.ts';
import { whole } from '../options/option-values.ts';
import { addModelOptions, type SearchOptions } from '../options/search-options.ts';
import { jobOf } from '../search/search.ts';
import { oneSystem } from '../search/subjects.ts';
import { subjectOf } from '../search/subject-of-job.ts';
import { Usage } from '../terminal/exit.ts';
import { addExamples, ALL_EXIT_CODES, type Example } from '../terminal/help.ts';
import { untilInterrupted } from '../terminal/interrupt.ts';
import { writeOutput } from '../terminal/output-files.ts';
import { paletteFor } from '../terminal/palette.ts';
import { say, sayPainted, tellAside } from '../terminal/say.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';
import { keptRuns } from './kept-runs.ts';
import { WalkProgress } from './walk-progress.ts';

/** What the command line of `unplug walk` says. */
interface WalkOptions extends SearchOptions, WidthOption {
  readonly runs: number;
  readonly length: number;
  readonly seed: number;
  readonly strategy?: string;
  readonly path?: string;
  readonly corpus?: string;
  readonly time?: number;
  readonly full?: boolean;
  readonly json?: boolean;
  readonly save?: string;
  readonly html?: string;
}

const RUNS = 3000;
const LENGTH = 200;

/** `unplug walk`: random runs of one system. */
export function addWalk(program: Command): void {
  const command = program
    .command('walk')
    .summary('draw random runs of a system, at sizes that no search finishes')
    .description(
      'Draw random runs of a system and judge its rules along them; the first that breaks one is shrunk and shown. It finds bugs; that it finds none is no proof.',
    )
    .argument(
      '<system|file.ts...>',
      'a published system, or a TypeScript file that exports one (or adds to a published one named before it)',
    );
  addModelOptions(command)
    .optionsGroup('Which runs:')
    .option('--runs <n>', 'how many', whole, RUNS)
    .option('--length <n>', 'steps of the longest', whole, LENGTH)
    .option('--seed <n>', 'the same seed draws the same runs', whole, 1)
    .option('--strategy <name>', `how they are drawn: ${STRATEGY_IDS.join(', ')} (default: mix)`)
    .option('--path <run>', 'only this run: its number with this seed, or the code of a run')
    .option('--corpus <folder>', 'first the runs that are kept there')
    .option('--time <seconds>', 'stop after so many seconds', whole)
    .optionsGroup('What is written:')
    .option('--full', 'show every step of the run')
    .option('--json', 'print what was found as JSON')
    .option('--save <file>', 'write the run, for --corpus and unplug explain')
    .option('--html <file>', 'write the run and what is around it as one page')
    .action(walk);
  addExamples(command, EXAMPLES, ALL_EXIT_CODES);
}

const EXAMPLES: readonly Example[] = [
  ['unplug walk device-private --pages 8 --processes 4', 'sizes that no search finishes'],
  [
    'unplug walk device-private --pages 1 --processes 1 --revert 16ce101db85d --save run.json',
    'a known bug, and its run kept',
  ],
  ['unplug walk ./my-driver.ts --time 60', 'your own teardown for a minute'],
];

async function walk(words: string[], options: WalkOptions): Promise<void> {
  const { strategy, save, html } = options;
  if (strategy !== undefined && !STRATEGY_IDS.includes(strategy))
    throw new Usage(`--strategy ${strategy}: is not known; ${meant(strategy, STRATEGY_IDS)}`);
  const { system, file } = await oneSystem(words);
  const edits = file === undefined ? [] : (await loadFile(file)).edits;
  checkNames([system], options, edits);
  const job = jobOf(
    system,
    { kernel: options.kernel, ...(file && { file }) },
    options,
    edits,
    'runs',
  );
  const found = await namingFile(file, async () => {
    const subject = await subjectOf(job);
    return drawn(subject, campaignOf(subject.words, options), options);
  });
  const run = found.failure?.run ?? found.shown;
  process.exitCode = exitCodeOf(found);
  if (save !== undefined || html !== undefined) {
    if (run === undefined) tellAside('nothing is written: nothing is broken\n');
    else {
      if (save !== undefined) writeOutput(save, json(savedIn(run, save)));
      if (html !== undefined)
        writeOutput(html, pageHtml(opening(await pageAroundRun(run, file)), pageAssets()));
    }
  }
  if (options.json === true) return say(json({ schema: 'unplug/campaign/v1', ...found }));
  const { shown } = found;
  const how = {
    width: lineWidth(options.width),
    full: options.full ?? false,
    palette: paletteFor(process.stdout),
  };
  const told = visibleIn(found);
  sayPainted(walkReport(told, how));
  if (shown) sayPainted(`\n${lanes(visibleIn(shown), how)}`);
}

function campaignOf(
  words: readonly string[],
  { runs, length, seed, strategy, path, only }: WalkOptions,
): CampaignOptions {
  return {
    runs,
    lengthMax: length,
    seed,
    words,
    ...(strategy !== undefined && { strategy }),
    ...(path !== undefined && { path }),
    ...(only.length > 0 && { only }),
  };
}

/** Draws the runs with progress on standard error, until Ctrl-C or the time is up. */
async function drawn(
  subject: WalkSubject,
  campaign: CampaignOptions,
  { runs, time, corpus }: WalkOptions,
): Promise<Campaign> {
  const kept = corpus === undefined ? {} : { corpus: keptRuns(corpus, subject.system.id) };
  const slices = campaignInSlices(subject, { ...campaign, ...kept });
  const progress = new WalkProgress(runs);
  const end = time === undefined ? Infinity : Date.now() + time * 1000;
  try {
    return await untilInterrupted(async (signal) => {
      let isOver = false;
      for (;;) {
        const slice = slices.next(isOver);
        if (slice.done === true) return slice.value;
        progress.tell(slice.value);
        await new Promise((resolve) => setImmediate(resolve));
        isOver = signal.aborted || Date.now() >= end;
      }
    });
  } finally {
    progress.clear();
  }
}

function exitCodeOf({ failure, stopped }: Campaign): number {
  if (failure) return codeOfRule({ kind: failure.run.rule.kind, standing: 'broken' });
  return stopped ? 20 : 0;
}
