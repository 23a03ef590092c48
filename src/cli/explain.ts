import type { Command } from 'commander';
import { Compiled } from '../checker/compile.ts';
import { explainState } from '../checker/explain-state.ts';
import { lanes } from '../report/lanes.ts';
import { BadInput } from './exit.ts';
import { paletteFor } from './palette.ts';
import { savedRun } from './saved-run.ts';
import { whole } from './verify-options.ts';

interface ExplainOptions {
  readonly at?: number;
  readonly why?: string;
  readonly file?: string;
}

/** `unplug explain RUN.json`: replays a saved run, shows it, and says why a step can not happen. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description(
      'replay a saved run and show it; with --at, the steps possible there, and why the others are not',
    )
    .argument('<run.json>', 'a run (unplug verify --save)')
    .option('--at <n>', 'the state after this many steps', whole)
    .option('--why <step>', 'only steps whose name or thread contains this')
    .option(
      '--file <driver.ts>',
      'the file that exports the system, when it is not a published one',
    )
    .action(async (file: string, { at, why, file: source }: ExplainOptions) => {
      const { run, system, revisions } = await savedRun(file, source);
      const out = process.stdout;
      if (at === undefined && why === undefined) {
        out.write(
          `${lanes(run, { width: out.columns ?? 100, full: true, palette: paletteFor(out) })}\nreplayed: every step is one that the machines can take\n`,
        );
        return;
      }
      const step = at ?? run.steps.length;
      if (step > run.steps.length)
        throw new BadInput(`--at ${at}: the run has the states 0 to ${run.steps.length}`);
      out.write(
        `${explainState(new Compiled(system, run.sizes, revisions), run, step, why).join('\n')}\n`,
      );
    });
}
