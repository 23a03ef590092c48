import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { pageHtml } from '../explore/page-html.ts';
import type { LogVerdict } from '../schemas/verdict.ts';
import { shippedLogs } from './logs.ts';
import { pageAssets } from './page-assets.ts';
import { pageOf } from './page-of.ts';
import { planOf, wantsAll } from './plan-of.ts';
import { printVerdict } from './print.ts';
import { searchedPlan } from './search.ts';
import { tell } from './tell.ts';
import { addLimitOptions, addModelOptions, type VerifyOptions } from './verify-options.ts';

/** `unplug verify`: systems, files, or everything. */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .description(
      'verify systems (default: every system, the history with its controls, and the shipped kernel logs)',
    )
    .argument(
      '[system|file...]',
      'published systems (see unplug list) or TypeScript files that export one',
    );
  addLimitOptions(addModelOptions(command))
    .option('--full', 'show every step of a run')
    .option('--json', 'print the verdict as JSON (schemas/verdict.v1.json)')
    .option('--junit <file>', 'write JUnit XML')
    .option('--sarif <file>', 'write SARIF 2.1.0')
    .option('--itf <file>', 'write the first counterexample as an ITF trace')
    .option('--html <file>', 'write everything as one page that needs no network')
    .option('--save <file>', 'write the first counterexample as a run, for unplug explain')
    .action(async (subjects: string[], options: VerifyOptions) => {
      const plan = await planOf(subjects, options);
      const found = await searchedPlan(plan);
      const logs: readonly LogVerdict[] = wantsAll(subjects, options) ? shippedLogs() : [];
      const verdict = tell(plan, found, options.kernel, logs);
      printVerdict(verdict, options);
      if (options.html !== undefined)
        writeFileSync(
          options.html,
          pageHtml(await pageOf(plan, found.verdicts, verdict), pageAssets()),
        );
      process.exitCode = verdict.exitCode;
    });
}
