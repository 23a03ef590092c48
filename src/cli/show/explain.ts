import type { Command } from 'commander';
import { Compiled } from '../../checker/tables/compile.ts';
import { explainState } from '../../checker/explain-state.ts';
import { lanes } from '../../report/run/lanes.ts';
import { visibleIn } from '../../report/text/visible.ts';
import { refolded } from '../../report/text/wrap.ts';
import { BadInput } from '../terminal/exit.ts';
import { addExamples } from '../terminal/help.ts';
import { paletteFor } from '../terminal/palette.ts';
import { savedRun } from '../lookup/saved-run.ts';
import { say, sayPainted } from '../terminal/say.ts';
import { whole } from '../options/option-values.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';

interface ExplainOptions extends WidthOption {
  readonly at?: number;
  readonly why?: string;
  readonly file?: string;
}

/** `unplug explain RUN.json`: replays a saved run, shows it, and says why a step can not happen. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .summary('replay a saved run; say which steps are possible in a state and why others are not')
    .description(
      'Replay a saved run and show every step of it. With --at or --why: which steps are possible in one state of the run, and what keeps each other step from happening.',
    )
    .argument('<run.json>', 'a run (unplug verify --save)')
    .option('--at <n>', 'the state after n steps (default with --why: the last)', whole)
    .option('--why <step>', 'only steps whose name or thread contains this')
    .option('--file <driver.ts>', 'the file that exports the system of the run, if it is yours')
    .action(async (file: string, { at, why, file: source, width }: ExplainOptions) => {
      const lines = lineWidth(width);
      const { run, system, revisions } = await savedRun(file, source);
      if (at === undefined && why === undefined) {
        const palette = paletteFor(process.stdout);
        const text = lanes(visibleIn(run), { width: lines, full: true, palette });
        sayPainted(`${text}\nreplayed: every step is one that the machines can take\n`);
        return;
      }
      const step = at ?? run.steps.length;
      if (step > run.steps.length)
        throw new BadInput(`--at ${at}: the run has the states 0 to ${run.steps.length}`);
      const told = explainState(new Compiled(system, run.sizes, revisions), run, step, why);
      say(`${refolded(told, lines).join('\n')}\n`);
    });
  addExamples(
    command,
    [
      ['unplug explain run.json', 'the whole run, with nothing folded'],
      ['unplug explain run.json --at 20', 'what could have happened instead of step 21'],
      ['unplug explain run.json --at 20 --why folio_put', 'why no folio_put happens there'],
    ],
    [0, 64, 65],
  );
}
