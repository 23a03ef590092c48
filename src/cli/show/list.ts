import type { Command } from 'commander';
import { kernels } from '../../history/kernels.ts';
import { json } from '../../report/formats/json.ts';
import { refolded } from '../../report/text/wrap.ts';
import { published, type Catalogue } from '../lookup/catalogue.ts';
import { Usage } from '../terminal/exit.ts';
import { addExamples } from '../terminal/help.ts';
import { isFile, loadFile } from '../lookup/load-file.ts';
import {
  fileLines,
  historyLines,
  kernelLines,
  machineLines,
  overviewLines,
  sentencesOnce,
  systemLines,
} from './list-text.ts';
import { listingOf } from './listing-of.ts';
import { meant } from '../lookup/names.ts';
import { say } from '../terminal/say.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';

/** The parts that `unplug list` tells by themselves; any other name is a system's. */
const PARTS: Readonly<Record<string, (width: number) => string[]>> = {
  rules: (width) => sentencesOnce('rules', width),
  duties: (width) => sentencesOnce('duties', width),
  history: historyLines,
  kernels: kernelLines,
  machines: machineLines,
};

interface ListOptions extends WidthOption {
  readonly json?: boolean;
}

/** `unplug list`: what there is to verify. */
export function addList(program: Command): void {
  const command = program
    .command('list')
    .summary('list what there is: systems, rules, duties, history, kernels, machines')
    .description(
      'List the systems that ship with unplug; or the rules and duties of one; or every rule, duty, entry of the history, kernel or machine; or what a file exports.',
    )
    .argument('[what]', `a system, a file, or one of ${Object.keys(PARTS).join(', ')}`)
    .option('--json', 'print everything as JSON (schemas/list.v1.json)')
    .action(async (what: string | undefined, { json: asJson, width }: ListOptions) => {
      const own = what !== undefined && isFile(what) ? await loadFile(what) : undefined;
      if (asJson === true && what !== undefined && !own)
        throw new Usage(`--json: prints everything, or a file; leave out ${what}`);
      say(
        asJson === true
          ? json(own ? listingOf(own) : listingOf(published, kernels))
          : `${listedIn(lineWidth(width), what, own).join('\n')}\n`,
      );
    });
  addExamples(command, [
    ['unplug list', 'the systems, in a few lines each'],
    ['unplug list device-private', 'its sizes, rules and duties'],
    ['unplug list ./my-driver.ts', 'what a file has: systems, edits, rules, duties, machines'],
    ['unplug list history', 'each fix and candidate that --revert takes'],
  ]);
}

/** What is asked for, in lines that fit. */
function listedIn(width: number, what: string | undefined, own: Catalogue | undefined): string[] {
  return refolded(own ? fileLines(own, width) : listed(what, width), width);
}

function listed(what: string | undefined, width: number): string[] {
  if (what === undefined) return overviewLines(width);
  const part = PARTS[what];
  if (part) return part(width);
  const system = published.systems.find(({ id }) => id === what);
  if (system) return systemLines(system, width);
  const names = [...Object.keys(PARTS), ...published.systems.map(({ id }) => id)];
  throw new Usage(`there is nothing called '${what}' to list; ${meant(what, names)}`);
}
