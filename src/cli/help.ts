import type { Command, HelpConfiguration, Option } from 'commander';
import { EXIT_CODES, type ExitCode } from '../report/exit-code.ts';
import { indented } from '../report/wrap.ts';

/** Characters in a line of what stands below the options. */
const WIDTH = 80;

/** How every help text is laid out: one line a command, and no default that says nothing. */
export const HELP_LAYOUT: HelpConfiguration = {
  optionDescription({ description, defaultValue, defaultValueDescription }: Option): string {
    const isNone = defaultValue === undefined || Array.isArray(defaultValue);
    const value = defaultValueDescription ?? (isNone ? undefined : String(defaultValue));
    return value === undefined ? description : `${description} (default: ${value})`;
  },
  subcommandTerm: (command: Command): string => command.name(),
};

/** A call as a user would type it, and what it is for. */
export type Example = readonly [call: string, what: string];

/** Adds what stands below the options: calls to begin with, and what the exit code says. */
export function addExamples(
  command: Command,
  examples: readonly Example[],
  exitCodes: readonly ExitCode[] = [],
): void {
  const lines = [
    '',
    'Examples:',
    ...examples.flatMap(([call, what]) => [`  ${call}`, ...told(what)]),
  ];
  if (exitCodes.length > 0) lines.push('', 'Exit codes:', ...exitCodeLines(exitCodes));
  command.addHelpText('after', lines.join('\n'));
}

function told(what: string): string[] {
  return indented(what, WIDTH, 6, 0);
}

/** What every exit code says, in the order of the numbers. */
export const ALL_EXIT_CODES: readonly ExitCode[] = [
  0,
  ...EXIT_CODES.map(({ code }) => code).toSorted((a, b) => a - b),
];

function exitCodeLines(codes: readonly ExitCode[]): string[] {
  return codes.map((code) => {
    const says = EXIT_CODES.find((one) => one.code === code)?.says ?? 'as expected';
    return `  ${String(code).padStart(2)}  ${says}`;
  });
}
