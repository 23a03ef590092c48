import { Command, CommanderError } from 'commander';
import { exitCodeOfError } from './terminal/exit.ts';
import { addCompletion } from './completion/completion.ts';
import { addDebate } from './debate/debate.ts';
import { addDraw } from './show/draw.ts';
import { addExplain } from './show/explain.ts';
import { addExplore } from './explore/explore.ts';
import { addExamples, ALL_EXIT_CODES, HELP_LAYOUT } from './terminal/help.ts';
import { addInspect } from './inspect/inspect.ts';
import { addList } from './show/list.ts';
import { addMachine } from './show/machine.ts';
import { addObligations } from './obligations/obligations.ts';
import { checkOutputFiles } from './terminal/output-files.ts';
import { say, tellAside } from './terminal/say.ts';
import { addTrace } from './trace/trace.ts';
import { addTriage } from './trace/triage.ts';
import { addWalk } from './walk/walk.ts';
import { addVerify } from './verify/verify.ts';
import { versionOfPackage } from './terminal/version-of-package.ts';
import { addWidthOption, inheritWidth } from './terminal/width-option.ts';

/**
 * Does one call of the command line, mistakes told on standard error included; the exit code is left in
 * `process.exitCode`. Nothing stays from one call to the next, so that a process may do several.
 *
 * @param words what follows `unplug`
 */
export async function call(words: readonly string[]): Promise<void> {
  try {
    await commandLine().parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 64;
    else {
      process.exitCode = exitCodeOfError(error);
      const { message, stack } = error as Error;
      tellAside(
        `unplug: ${process.exitCode === 70 ? `internal error, please report it\n${stack ?? message}` : message}\n`,
      );
    }
  }
}

function commandLine(): Command {
  const program = new Command('unplug')
    .description(
      'Verifies the lifetime of device memory (struct dev_pagemap) in the Linux kernel: is unregistering it safe, and does it finish?',
    )
    .version(versionOfPackage(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp(HELP_LAYOUT)
    .configureOutput({ writeOut: say, writeErr: tellAside })
    .exitOverride()
    // `trace watch --json` means watch, although `trace` has that option too.
    .enablePositionalOptions()
    .hook('preAction', (_, command) => {
      checkOutputFiles(command);
      inheritWidth(command);
    });
  addVerify(program);
  addList(program);
  addWalk(program);
  addDebate(program);
  addObligations(program);
  addExplain(program);
  addExplore(program);
  addMachine(program);
  addDraw(program);
  addInspect(program);
  addTrace(program);
  addTriage(program);
  addCompletion(program);
  addWidthOption(program);
  addExamples(
    program,
    [
      ['unplug list', 'which systems there are'],
      ['unplug verify percpu-ref', 'a first answer, in a few seconds'],
      ['unplug verify ./my-driver.ts', 'your own teardown (docs/tutorial.md)'],
      ['unplug trace log.txt', 'a log of a real kernel (docs/recording.md)'],
    ],
    ALL_EXIT_CODES,
  );
  return program;
}
