import type { Command } from 'commander';
import { refolded } from '../../report/text/wrap.ts';
import type { Instance } from '../../model/composer.ts';
import { published, systemsWith, type Catalogue } from '../lookup/catalogue.ts';
import { Usage } from '../terminal/exit.ts';
import { addExamples } from '../terminal/help.ts';
import { isFile, loadFile } from '../lookup/load-file.ts';
import { configText, machineConfig } from './machine-config.ts';
import { machineText, pieceMachine, pieceText } from './machine-text.ts';
import { instanceChosen, machineOrPiece, ownMachines } from '../lookup/named-machine.ts';
import type { ChoiceOptions } from '../options/model-options.ts';
import { addChoiceOptions } from '../options/search-options.ts';
import { say } from '../terminal/say.ts';
import { lineWidth, type WidthOption } from '../terminal/width-option.ts';

interface Options extends WidthOption, ChoiceOptions {
  readonly json?: boolean;
}

/** `unplug machine NAME`: one statechart as text, state by state. */
export function addMachine(program: Command): void {
  const command = program
    .command('machine')
    .summary('print one statechart, with where it comes from in the kernel')
    .description(
      'Print one statechart: its states, its steps or events, and the kernel functions that they come from. Also a piece, which is a published fragment of a thread; and of a file the machines that are not published.',
    )
    .argument(
      '<name...>',
      'a machine or a piece (unplug list machines), e.g. percpu_ref; dashes may stand for underscores; before it a file that has it, which alone means all of its own',
    )
    .option(
      '--json',
      "print XState's own configuration as JSON, to be pasted into an editor of statecharts",
    );
  addChoiceOptions(command).action(async (words: string[], options: Options) => {
    const text = await textOf(words, options);
    if (options.json === true) say(text);
    else say(refolded(text.split('\n'), lineWidth(options.width)).join('\n'));
  });
  addExamples(command, [
    ['unplug machine percpu-ref', 'what its reference count takes and refuses'],
    ['unplug machine evict-pages', 'a piece of a thread: one pass of eviction'],
    ['unplug machine peer-topology --design kept', 'as it is with a design of a system'],
    ['unplug machine ./my-driver.ts', 'the statecharts of your own file'],
    ['unplug machine percpu-ref --json', 'its configuration, for an editor of statecharts'],
  ]);
}

/** @throws Usage for a name that is not known, or a choice that no system has */
async function textOf(words: readonly string[], options: Options): Promise<string> {
  const { json = false, choose, design } = options;
  if (choose.length > 0 || design !== undefined) {
    const { def, input } = await chosenInstance(words, options);
    return json ? configText(def.machine, input) : machineText(def);
  }
  return json ? configOf(words) : (await textsOf(words)).join('\n');
}

/** What a call names: the machines and systems of its file, and the machine, which a file may leave out. */
interface Named {
  readonly file?: string;
  readonly own: readonly Machine[];
  readonly catalogue?: Catalogue;
  readonly systems: Catalogue['systems'];
  readonly name?: string;
}

type Machine = ReturnType<typeof ownMachines>[number];

/** @throws Usage for more than one name */
async function namedBy([first = '', ...others]: readonly string[]): Promise<Named> {
  const catalogue = isFile(first) ? await loadFile(first) : undefined;
  const [name, ...more] = catalogue ? others : [first, ...others];
  if (more.length > 0) throw new Usage(`${more.join(' ')}: name one machine`);
  return {
    own: catalogue ? ownMachines(catalogue) : [],
    systems: catalogue?.systems ?? [],
    ...(catalogue && { file: first, catalogue }),
    ...(name !== undefined && { name }),
  };
}

/** @throws Usage for a choice or a machine that no system has */
async function chosenInstance(words: readonly string[], options: ChoiceOptions): Promise<Instance> {
  const { catalogue, name } = await namedBy(words);
  if (name === undefined) throw new Usage('name the machine that is wanted as it is chosen');
  return instanceChosen(name, options, catalogue ? systemsWith(catalogue) : published.systems);
}

/** @throws Usage for a name that is not known, or more than one */
async function textsOf(words: readonly string[]): Promise<string[]> {
  const { file, own, name } = await namedBy(words);
  if (name === undefined) {
    if (own.length === 0) throw new Usage(`${file}: all of its machines are published; name one`);
    return own.map(machineText);
  }
  const found = machineOrPiece(name, own);
  return ['call' in found ? pieceText(found) : machineText(found)];
}

/** @throws Usage for a name that is not known, or where it is not one machine that is named */
async function configOf(words: readonly string[]): Promise<string> {
  const {
    file,
    own,
    systems,
    name = own.length === 1 ? own[0]!.id : undefined,
  } = await namedBy(words);
  if (name === undefined)
    throw new Usage(
      own.length === 0
        ? `${file}: all of its machines are published; name one`
        : `--json prints one machine; name it: ${own.map(({ id }) => id).join(', ')}`,
    );
  const found = machineOrPiece(name, own);
  return 'call' in found
    ? configText(pieceMachine(found.state).machine)
    : machineConfig(found, [...systems, ...published.systems]);
}
