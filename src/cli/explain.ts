import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { pick, revisionsFor } from '../checker/apply-history.ts';
import { Compiled } from '../checker/compile.ts';
import { explainState } from '../checker/explain-state.ts';
import { replay } from '../checker/replay.ts';
import { lanes } from '../report/lanes.ts';
import { readRun } from '../schemas/read-run.ts';
import { published } from './catalogue.ts';
import { BadInput } from './exit.ts';
import { loadFile } from './load-file.ts';
import { paletteFor } from './palette.ts';

interface ExplainOptions {
  readonly at?: string;
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
    .option('--at <n>', 'the state after this many steps')
    .option('--why <step>', 'only steps whose name or thread contains this')
    .option(
      '--file <driver.ts>',
      'the file that exports the system, when it is not a published one',
    )
    .action(async (file: string, { at, why, file: source }: ExplainOptions) => {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (error) {
        throw new BadInput(`${file}: cannot be read (${(error as Error).message})`);
      }
      const run = readRun(text, file);
      const catalogue = source === undefined ? published : await loadFile(source);
      const system = pick('system', catalogue.systems, [run.system])[0]!;
      const edits = pick('edit', [...catalogue.edits, ...published.edits], run.reverted);
      const duties = pick('duty', system.duties, run.dropped);
      const revisions = revisionsFor(system, run.sizes, { edits, duties });
      const verdict = replay(system, run, revisions);
      if (!verdict.ok)
        throw new BadInput(`${file}: does not replay at step ${verdict.step + 1}: ${verdict.why}`);
      const out = process.stdout;
      if (at === undefined && why === undefined) {
        out.write(
          `${lanes(run, { width: out.columns ?? 100, full: true, palette: paletteFor(out) })}\nreplayed: every step is one that the machines can take\n`,
        );
        return;
      }
      const step = at === undefined ? run.steps.length : Number(at);
      if (!Number.isInteger(step) || step < 0 || step > run.steps.length)
        throw new BadInput(`--at ${at}: the run has the states 0 to ${run.steps.length}`);
      out.write(
        `${explainState(new Compiled(system, run.sizes, revisions), run, step, why).join('\n')}\n`,
      );
    });
}
