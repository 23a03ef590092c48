import type { Command } from 'commander';
import { pageHtml } from '../../explore/page-html.ts';
import { sceneId } from '../../explore/scene-id.ts';
import { NEWEST } from '../../history/kernels.ts';
import { debateText } from '../../report/debate/debate.ts';
import { json } from '../../report/formats/json.ts';
import { visibleIn } from '../../report/text/visible.ts';
import type { Debate } from '../../schemas/debate.ts';
import type { SystemVerdict } from '../../schemas/verdict.ts';
import { pageAssets } from '../explore/page-assets.ts';
import { pageOf } from '../explore/page-of.ts';
import { each, whole } from '../options/option-values.ts';
import {
  addAllOption,
  addLimitOptions,
  limitsFrom,
  workersFrom,
  type SearchOptions,
} from '../options/search-options.ts';
import type { Job } from '../search/job.ts';
import { searched } from '../search/search.ts';
import { addExamples, ALL_EXIT_CODES } from '../terminal/help.ts';
import { writeOutput } from '../terminal/output-files.ts';
import { paletteFor } from '../terminal/palette.ts';
import { say, sayPainted } from '../terminal/say.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';
import { designTable } from './design-table.ts';
import { debatedSubjects } from './debated-subjects.ts';
import { planDebate } from './plan-debate.ts';
import { toldDebate } from './told-debate.ts';

interface Options
  extends
    WidthOption,
    Pick<
      SearchOptions,
      | 'statesMax'
      | 'memoryMib'
      | 'timeSeconds'
      | 'workers'
      | 'all'
      | 'only'
      | 'choose'
      | 'size'
      | 'pages'
    > {
  readonly design: readonly string[];
  readonly full?: boolean;
  readonly json?: boolean;
  readonly html?: string;
}

/** `unplug debate`: every design of a system against the same rules. */
export function addDebate(program: Command): void {
  const command = program
    .command('debate')
    .summary('judge every design of a system against the same rules, side by side')
    .description(
      'Search a system with each of its designs and judge the same rules: where each holds, where it breaks and by which run, and what must be added for it to hold. With no argument every published system that has designs.',
    )
    .argument(
      '[system|file.ts...]',
      'published systems; or TypeScript files that export a system with designs, or designs of a published one',
    )
    .option('--design <name>', 'only this design, with its runs (may be repeated)', each, [])
    .option('--only <rule>', 'judge only this rule (may be repeated)', each, [])
    .option('--choose <choice=name>', 'anything else that is chosen (may be repeated)', each, [])
    .option('--pages <n>', 'number of device pages', whole)
    .option('--size <name=n>', 'any other size, e.g. devices=3 (may be repeated)', each, [])
    .option('--full', 'show the run of every rule that breaks')
    .option('--json', 'print everything as JSON (schemas/debate.v1.json)')
    .option('--html <file>', 'write designs, rules and runs as one page that needs no network');
  addLimitOptions(addAllOption(command)).action(debate);
  addExamples(
    command,
    [
      ['unplug debate', 'every design against every rule'],
      ['unplug debate --design fixed --design mutable', 'two of them, with their runs'],
      ['unplug debate ./my-design.ts', 'a design of your own, held against the same rules'],
    ],
    ALL_EXIT_CODES,
  );
}

async function debate(words: string[], options: Options): Promise<void> {
  const { design: named, full = false, html, workers, width } = options;
  const subjects = await debatedSubjects(words, named);
  const { design: _named, ...rest } = options;
  const asked: SearchOptions = { ...rest, kernel: NEWEST, revert: [], drop: [] };
  const { jobs, debates } = planDebate(subjects, asked, { kernel: NEWEST, ...limitsFrom(asked) });
  const verdicts = await searched(jobs, workersFrom(asked));
  const found = toldDebate(debates, { jobs, verdicts }, NEWEST);
  process.exitCode = found.exitCode;
  if (html !== undefined) {
    writeOutput(html, await pageText(found, jobs, verdicts, workers));
  }
  if (options.json === true) say(json(found));
  else
    sayPainted(
      debateText(visibleIn(found), {
        width: lineWidth(width),
        runs: full || subjects.every(({ designs }) => designs !== undefined),
        palette: paletteFor(process.stdout),
      }),
    );
}

/**
 * The page of the designs: rules by designs, a cell opens its run, and two stand side by side. Of what was
 * searched it has the scenes that these open.
 */
async function pageText(
  found: Debate,
  jobs: readonly Job[],
  verdicts: readonly (SystemVerdict | undefined)[],
  workers: number | undefined,
): Promise<string> {
  const tables = found.systems.map((system) => designTable(system, found.kernel));
  const opened = new Set(
    tables.flatMap(({ designs }) =>
      designs.flatMap(({ scene, cells }) => [scene, ...cells.map((cell) => cell.scene)]),
    ),
  );
  const systems = jobs.flatMap((_, job) => {
    const verdict = verdicts[job];
    return verdict && opened.has(sceneId(verdict)) ? [job] : [];
  });
  const plan = { jobs, systems, history: [], duties: [] };
  const none = {
    schema: 'unplug/verdict/v2',
    systems: [],
    history: [],
    logs: [],
    exitCode: 0,
  } as const;
  const page = await pageOf(plan, verdicts, none, workers);
  return pageHtml({ ...page, debates: tables }, pageAssets());
}
