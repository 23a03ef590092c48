import type { Command } from 'commander';
import type { LogVerdict } from '../schemas/verdict.ts';
import { published } from './catalogue.ts';
import { isFile, loadFile } from './load-file.ts';
import { shippedLogs } from './logs.ts';
import { planAll, planHistory, Planner, type Common, type Plan } from './plan.ts';
import { printVerdict } from './print.ts';
import { jobOf, searched, systemNamed } from './search.ts';
import { tell } from './tell.ts';
import {
  addModelOptions,
  asksForAll,
  limitsFrom,
  whole,
  type VerifyOptions,
} from './verify-options.ts';

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
  addModelOptions(command)
    .option('--states-max <n>', 'stop after this many states', whole)
    .option('--memory-mib <n>', 'stop when the states of a search take this much memory', whole)
    .option('--time-seconds <n>', 'stop a search after this many seconds', whole)
    .option('--full', 'show every step of a run')
    .option('--json', 'print the verdict as JSON (schemas/verdict.v1.json)')
    .option('--junit <file>', 'write JUnit XML')
    .option('--sarif <file>', 'write SARIF 2.1.0')
    .option('--itf <file>', 'write the first counterexample as an ITF trace')
    .option('--save <file>', 'write the first counterexample as a run, for unplug explain')
    .action(async (subjects: string[], options: VerifyOptions) => {
      const all = subjects.length === 0 && asksForAll(options);
      const plan = all
        ? planAll(published, { kernel: options.kernel, ...limitsFrom(options) })
        : await planSome(subjects, options);
      const found = await searched(plan.jobs);
      const logs: readonly LogVerdict[] = all ? shippedLogs() : [];
      const verdict = tell(plan, found, options.kernel, logs);
      printVerdict(verdict, options);
      process.exitCode = verdict.exitCode;
    });
}

/** What was named, as the options want it; with a file also the history that it exports. */
async function planSome(subjects: readonly string[], options: VerifyOptions): Promise<Plan> {
  const planner = new Planner();
  const systems: number[] = [];
  const history: Plan['history'][number][] = [];
  for (const subject of subjects.length > 0 ? subjects : published.systems.map(({ id }) => id)) {
    const common: Common = { kernel: options.kernel, ...limitsFrom(options) };
    if (!isFile(subject)) {
      systems.push(planner.add(jobOf(systemNamed(published, subject), common, options)));
      continue;
    }
    const catalogue = await loadFile(subject);
    const inFile = { ...common, file: subject };
    for (const system of catalogue.systems)
      systems.push(planner.add(jobOf(system, inFile, options)));
    if (asksForAll(options)) history.push(...planHistory(planner, catalogue, inFile));
  }
  return { jobs: planner.jobs, systems, history, duties: [] };
}
