import type { Command } from 'commander';
import { opening } from '../../explore/opening.ts';
import { pageHtml } from '../../explore/page-html.ts';
import { unjudgedOf } from '../../report/verdict/unjudged.ts';
import type { LogVerdict } from '../../schemas/verdict.ts';
import { isFile } from '../lookup/load-file.ts';
import { addExamples, ALL_EXIT_CODES, type Example } from '../terminal/help.ts';
import { shippedLogs } from '../trace/logs.ts';
import { pageAssets } from '../explore/page-assets.ts';
import { writeOutput } from '../terminal/output-files.ts';
import { pageOf } from '../explore/page-of.ts';
import { planOf, wantsAll } from '../search/plan-of.ts';
import { printVerdict, type PrintOptions } from '../verdict/print.ts';
import { tellAside } from '../terminal/say.ts';
import { searchedPlan } from '../search/search.ts';
import { tell } from '../verdict/tell.ts';
import { verifyWatching } from './verify-watching.ts';
import {
  addAllOption,
  addLimitOptions,
  addModelOptions,
  workersFrom,
  type SearchOptions,
} from '../options/search-options.ts';

/** What the command line of `unplug verify` says. */
interface VerifyOptions extends SearchOptions, PrintOptions {
  readonly html?: string;
  readonly watch?: boolean;
}

/** `unplug verify`: systems, files, or everything. */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .summary('search systems and judge their rules; with no argument everything that ships')
    .description(
      'Search every interleaving of a system and judge its rules; each "no" comes with its shortest run. With no argument and no option: every system, the history of fixes with its controls, and the kernel logs that ship with unplug.',
    )
    .argument(
      '[system|file.ts|name...]',
      'published systems (unplug list), or TypeScript files that export systems or edits; after a file names of its edits and systems, to judge only these; before a file of edits the system that they are about',
    );
  addLimitOptions(addAllOption(addModelOptions(command)))
    .optionsGroup('What is written:')
    .option('--full', 'show every step of each run, and the runs that rules allow')
    .option('--json', 'print the verdict as JSON (schemas/verdict.v2.json)')
    .option('--junit <file>', 'write JUnit XML (docs/ci.md)')
    .option('--sarif <file>', 'write SARIF 2.1.0 (docs/ci.md)')
    .option('--itf <file>', 'write the first counterexample as an ITF trace')
    .option('--html <file>', 'write everything as one page that needs no network')
    .option('--save <file>', 'write the first counterexample as a run, for unplug explain')
    .option('--watch', 'verify files again at each save, until Ctrl-C')
    .action((subjects: string[], options: VerifyOptions) =>
      options.watch === true
        ? verifyWatching(subjects.filter(isFile), (outdated) =>
            verifyOnce(subjects, options, outdated),
          )
        : verifyOnce(subjects, options),
    );
  addExamples(command, EXAMPLES, ALL_EXIT_CODES);
}

const EXAMPLES: readonly Example[] = [
  ['unplug verify', 'everything, as npm run verify does'],
  ['unplug verify owners --all', 'a system at every setting, the large ones too'],
  [
    'unplug verify device-private --pages 1 --processes 1 --drop evicts-until-empty',
    'what happens when a driver does not evict before it unregisters',
  ],
  [
    'unplug verify device-private --kernel 6.0 --pages 1 --processes 1',
    'the same driver on an older kernel',
  ],
  [
    'unplug verify ./my-edits.ts',
    'your own edits of a published system (docs/edits.md), each with its control',
  ],
  ['unplug verify ./my-edits.ts late-read', 'one of them'],
  [
    'unplug verify ./my-driver.ts --save run.json',
    'your own teardown (docs/tutorial.md), and its first counterexample kept',
  ],
  ['unplug verify ./my-driver.ts --watch', 'again at each save, beside your editor'],
];

/** @param outdated stops it, and nothing is printed */
async function verifyOnce(
  subjects: readonly string[],
  options: VerifyOptions,
  outdated?: AbortSignal,
): Promise<void> {
  const plan = await planOf(subjects, options);
  const how = { ...workersFrom(options), ...(outdated && { signal: outdated }) };
  const found = await searchedPlan(plan, how);
  if (outdated?.aborted === true) return;
  const logs: readonly LogVerdict[] = wantsAll(subjects, options) ? shippedLogs() : [];
  const verdict = tell(plan, found, options.kernel, logs);
  const { html, workers } = options;
  const page = html !== undefined && (await pageOf(plan, found.verdicts, verdict, workers));
  printVerdict(verdict, options, () => {
    if (page) writeOutput(html, pageHtml(opening(page), pageAssets()));
  });
  for (const { problem, fix } of verdict.systems.flatMap(unjudgedOf))
    tellAside(`unplug: warning: ${problem}\n  fix: ${fix}\n`);
}
