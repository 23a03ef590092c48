import type { Command } from 'commander';
import { refolded } from '../report/wrap.ts';
import { Usage } from './exit.ts';
import { addExamples } from './help.ts';
import { isFile, loadFile } from './load-file.ts';
import { machineText, pieceText } from './machine-text.ts';
import { machineOrPiece, ownMachines } from './named-machine.ts';
import { say } from './say.ts';
import { lineWidth, type WidthOption } from './width-option.ts';

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
    .action(async (words: string[], { width }: WidthOption) => {
      const text = (await textsOf(words)).join('\n');
      say(refolded(text.split('\n'), lineWidth(width)).join('\n'));
    });
  addExamples(command, [
    ['unplug machine percpu-ref', 'what its reference count takes and refuses'],
    ['unplug machine evict-pages', 'a piece of a thread: one pass of eviction'],
    ['unplug machine ./my-driver.ts', 'the statecharts of your own file'],
  ]);
}

/** @throws Usage for a name that is not known, or more than one */
async function textsOf([first = '', ...names]: readonly string[]): Promise<string[]> {
  const inFile = isFile(first);
  const own = inFile ? ownMachines(await loadFile(first)) : [];
  const [name, ...more] = inFile ? names : [first, ...names];
  if (more.length > 0) throw new Usage(`${more.join(' ')}: name one machine`);
  if (name === undefined) {
    if (own.length === 0) throw new Usage(`${first}: all of its machines are published; name one`);
    return own.map(machineText);
  }
  const found = machineOrPiece(name, own);
  return ['call' in found ? pieceText(found) : machineText(found)];
}
