import type { Command } from 'commander';
import { kernels } from '../history/kernels.ts';
import { json } from '../report/json.ts';
import { refolded } from '../report/wrap.ts';
import { published } from './catalogue.ts';
import { Usage } from './exit.ts';
import { addExamples } from './help.ts';
import {
  historyLines,
  kernelLines,
  overviewLines,
  sentencesOnce,
  systemLines,
} from './list-text.ts';
import { meant } from './names.ts';
import { say } from './say.ts';
import { lineWidth, type WidthOption } from './width-option.ts';

/** The parts that `unplug list` tells by themselves; any other name is a system's. */
const PARTS: Readonly<Record<string, (width: number) => string[]>> = {
  rules: (width) => sentencesOnce('rules', width),
  duties: (width) => sentencesOnce('duties', width),
  history: historyLines,
  kernels: kernelLines,
};

interface ListOptions extends WidthOption {
  readonly json?: boolean;
}

/** `unplug list`: what there is to verify. */
export function addList(program: Command): void {
  const command = program
    .command('list')
    .summary('list what there is: systems, rules, duties, history, kernels')
    .description(
      'List the systems that ship with unplug; or the rules and duties of one; or every rule, duty, entry of the history or kernel.',
    )
    .argument('[what]', `a system, or one of ${Object.keys(PARTS).join(', ')}`)
    .option('--json', 'print everything as JSON')
    .action((what: string | undefined, { json: asJson, width }: ListOptions) => {
      if (asJson === true && what !== undefined)
        throw new Usage(`--json: prints everything; leave out ${what}`);
      say(
        asJson === true ? json(everything()) : `${listedIn(lineWidth(width), what).join('\n')}\n`,
      );
    });
  addExamples(command, [
    ['unplug list', 'the systems, in a few lines each'],
    ['unplug list device-private', 'its sizes, rules and duties'],
    ['unplug list history', 'each fix and candidate that --revert takes'],
  ]);
}

/** What is asked for, in lines that fit. */
function listedIn(width: number, what: string | undefined): string[] {
  return refolded(listed(what, width), width);
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

function everything() {
  return {
    systems: published.systems.map(({ id, about, sizes, rules, duties }) => ({
      id,
      about,
      sizes,
      rules: rules.map(({ id: rule, kind, sentence, source }) => ({
        id: rule,
        kind,
        sentence,
        source,
      })),
      duties: duties.map(({ id: duty, sentence, whose, source }) => ({
        id: duty,
        sentence,
        whose,
        source,
      })),
    })),
    history: published.edits.map(({ id, title, facts, evidence, kind, expect }) => ({
      id,
      title,
      facts,
      evidence,
      kind,
      class: expect.class,
      rule: expect.rule,
      system: expect.system,
    })),
    kernels,
  };
}
