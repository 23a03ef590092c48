import type { Command } from 'commander';
import { exclusiveDuties } from '../checker/dropped-together.ts';
import { allSubsets, minimalSets, type DutySet } from '../checker/obligations.ts';
import { pick } from '../checker/apply-history.ts';
import { isClean } from '../checker/verify-system.ts';
import { resolveSizes } from '../model/system.ts';
import type { Sizes } from '../model/composer.ts';
import { NEWEST } from '../history/kernels.ts';
import { pageHtml } from '../explore/page-html.ts';
import { json } from '../report/json.ts';
import { obligationsText } from '../report/obligations.ts';
import { visibleIn } from '../report/visible.ts';
import type { Run } from '../schemas/run.ts';
import type { SystemVerdict } from '../schemas/verdict.ts';
import { published } from './catalogue.ts';
import { dutiesPage } from './duties-page.ts';
import { Usage } from './exit.ts';
import { addExamples } from './help.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Job } from './job.ts';
import { writeOutput } from './output-files.ts';
import { pageAssets } from './page-assets.ts';
import { kernelFor, kernelOption } from './kernel-option.ts';
import { paletteFor } from './palette.ts';
import { sizesOfDuties } from './plan.ts';
import { runJobs } from './pool.ts';
import { progressLine } from './progress-line.ts';
import type { Judged } from './scene-worker.ts';
import { say, sayPainted } from './say.ts';
import { oneSystem } from './subjects.ts';
import { lineWidth, type WidthOption } from './width-option.ts';

interface Options extends WidthOption {
  readonly kernel: string;
  readonly json?: boolean;
  readonly html?: string;
}

/** `unplug obligations SYSTEM`: whose duties are needed, and what breaks without each. */
export function addObligations(program: Command): void {
  const command = program
    .command('obligations')
    .summary('find which duties a system needs, and what breaks without each')
    .description(
      'Search a system under every set of its duties: which sets are minimal and enough for every rule, and what breaks without each duty. Smallest sizes first, then the minimal sets again at the default sizes.',
    )
    .argument(
      '<system|file.ts...>',
      'a published system that has duties (unplug list); or a file that exports one, with its name after it if there are several; a file after a published system adds its duties',
    )
    .option(
      '--kernel <release>',
      'the kernel; an older one lacks the fixes that came after it',
      kernelOption,
      NEWEST,
    )
    .option('--json', 'print what was found as JSON')
    .option('--html <file>', 'write the sets as a lattice, one page that needs no network')
    .action(async (words: string[], { kernel, json: asJson, html, width }: Options) => {
      const { system, file } = await oneSystem(words);
      const { id } = system;
      const duties = system.duties.map((duty) => duty.id);
      if (duties.length === 0) throw new Usage(`system '${id}' has no duties`);
      const { reverts, sizes: lacks } = kernelFor(kernel);
      const small = { ...sizesOfDuties(system), ...lacks?.[id] };
      const jobOf = (kept: readonly string[], sizes: Sizes): Job => ({
        stopAtFirst: sizes !== small,
        system: id,
        ...(file !== undefined && { file }),
        kernel,
        sizes,
        reverted: reverts,
        dropped: duties.filter((duty) => !kept.includes(duty)),
      });
      const verdicts = new Map<string, SystemVerdict>();
      const smallest: Judged[] = [];
      const judge = async (
        sets: readonly (readonly string[])[],
        sizes: Sizes,
      ): Promise<DutySet[]> => {
        const jobs = sets.map((kept) => jobOf(kept, sizes));
        const watcher = progressLine(jobs);
        const found = await untilInterrupted((signal) => runJobs(jobs, { signal, watcher }));
        watcher.clear();
        return sets.flatMap((kept, i) => {
          const verdict = found[i];
          if (!verdict) return [];
          if (sizes === small) {
            verdicts.set(kept.join(), verdict);
            smallest.push({ job: jobs[i]!, verdict });
          }
          const broken = verdict.rules
            .filter(({ standing }) => standing === 'broken')
            .map(({ rule }) => rule);
          return [{ kept, clean: isClean(verdict.rules), broken }];
        });
      };
      const exclusive = exclusiveDuties(system, small, pick('edit', published.edits, reverts), [
        system,
        ...published.systems,
      ]);
      const possible = allSubsets(duties).filter((kept) =>
        exclusive.every(({ duties: pair }) => pair.some((duty) => kept.includes(duty))),
      );
      const sets = await judge(possible, small);
      const minimal = minimalSets(sets);
      const neighbours = minimal.flatMap(({ kept }) => [
        kept,
        ...kept.map((duty) => kept.filter((other) => other !== duty)),
      ]);
      const large = resolveSizes(system, lacks?.[id]);
      const atDefault = await judge(
        [...new Map(neighbours.map((kept) => [kept.join(), kept])).values()],
        large,
      );
      const why = duties.map((duty) => ({ duty, run: runWithout(verdicts, duties, duty) }));
      const result = {
        system: id,
        kernel,
        duties: system.duties.map(({ id: duty, sentence, whose }) => ({
          id: duty,
          sentence,
          whose,
        })),
        small,
        large,
        sets,
        exclusive,
        minimal,
        atDefault,
        why,
      };
      process.exitCode = sets.length < possible.length ? 20 : 0;
      if (asJson === true) say(json(result));
      else {
        const palette = paletteFor(process.stdout);
        sayPainted(obligationsText(visibleIn(result), { width: lineWidth(width), palette }));
      }
      if (html !== undefined)
        writeOutput(html, pageHtml(await dutiesPage(system, smallest, neighbours), pageAssets()));
    });
  addExamples(
    command,
    [
      ['unplug obligations devres', 'a small system: all sets of its duties in a second'],
      ['unplug obligations device-private --html duties.html', 'as a page to walk through'],
    ],
    [0, 20, 64, 65],
  );
}

/** The shortest run that breaks something when only this duty is dropped. */
function runWithout(
  verdicts: ReadonlyMap<string, SystemVerdict>,
  duties: readonly string[],
  duty: string,
): Run | undefined {
  const verdict = verdicts.get(duties.filter((other) => other !== duty).join());
  const runs =
    verdict?.rules.flatMap(({ standing, run }) => (standing === 'broken' && run ? [run] : [])) ??
    [];
  return runs.toSorted((a, b) => a.steps.length - b.steps.length)[0];
}
