import type { Command } from 'commander';
import { pageHtml } from '../../explore/page-html.ts';
import { NEWEST } from '../../history/kernels.ts';
import { json } from '../../report/formats/json.ts';
import { obligationsText } from '../../report/verdict/obligations.ts';
import { visibleIn } from '../../report/text/visible.ts';
import { dutiesPage } from './duties-page.ts';
import { Usage } from '../terminal/exit.ts';
import { findObligations } from './find-obligations.ts';
import { addExamples } from '../terminal/help.ts';
import { kernelOption } from '../options/kernel-option.ts';
import { writeOutput } from '../terminal/output-files.ts';
import { pageAssets } from '../explore/page-assets.ts';
import { paletteFor } from '../terminal/palette.ts';
import { say, sayPainted } from '../terminal/say.ts';
import type { ChoiceOptions } from '../options/model-options.ts';
import { chosenFrom } from '../lookup/size-options.ts';
import { oneSystem } from '../search/subjects.ts';
import {
  addChoiceOptions,
  addLimitOptions,
  limitsFrom,
  workersFrom,
  type LimitOptions,
} from '../options/search-options.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';

interface Options extends WidthOption, ChoiceOptions, LimitOptions {
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
    .option('--json', 'print what was found as JSON (schemas/obligations.v1.json)')
    .option('--html <file>', 'write the sets as a lattice, one page that needs no network');
  addLimitOptions(addChoiceOptions(command)).action(async (words: string[], options: Options) => {
    const { kernel, json: asJson, html, width } = options;
    const { system, file } = await oneSystem(words);
    if (system.duties.length === 0) throw new Usage(`system '${system.id}' has no duties`);
    const chosen = chosenFrom(system, options);
    const asked = { system, file, kernel, chosen, ...limitsFrom(options), ...workersFrom(options) };
    const { system: owing, found, isWhole, judged, near } = await findObligations(asked);
    process.exitCode = isWhole ? 0 : 20;
    if (asJson === true) say(json(found));
    else {
      const palette = paletteFor(process.stdout);
      sayPainted(obligationsText(visibleIn(found), { width: lineWidth(width), palette }));
    }
    if (html !== undefined)
      writeOutput(html, pageHtml(await dutiesPage(owing, judged, near), pageAssets()));
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
