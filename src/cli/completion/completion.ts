import { Argument, type Command } from 'commander';
import { bashCompletion } from './bash-completion.ts';
import { completedCommands } from './completed-commands.ts';
import { fishCompletion } from './fish-completion.ts';
import { zshCompletion } from './zsh-completion.ts';
import { addExamples } from '../terminal/help.ts';
import { say } from '../terminal/say.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** `unplug completion SHELL`: the script that completes commands, options and names of the catalogue. */
export function addCompletion(program: Command): void {
  const command = program
    .command('completion')
    .summary('print the script that teaches a shell to complete unplug')
    .description(
      'Print the script that teaches a shell to complete unplug: commands, options, and the systems, rules, duties, fixes, kernels and machines that ship with it.',
    )
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)))
    .action((shell: keyof typeof SHELLS) => say(SHELLS[shell](completedCommands(program))));
  addExamples(command, [
    ['source <(unplug completion bash)', 'in ~/.bashrc; zsh: the same with zsh'],
    ['unplug completion fish | source', 'in ~/.config/fish/config.fish'],
  ]);
}
