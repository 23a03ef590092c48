import { Help, type Command, type HelpConfiguration, type Option } from 'commander';
import { EXIT_CODES, type ExitCode } from '../../report/verdict/exit-code.ts';
import { foldCommand } from '../../report/run/fold-command.ts';
import { indented } from '../../report/text/wrap.ts';
import { lineWidth, type WidthOption } from './width-option.ts';

/** More characters in a line than this are not used by themselves. */
const USUAL_WIDTH = 80;
/** Descriptions in fewer are still broken beside their options. */
const LEAST_BESIDE = 24;

/** How every help text is laid out: one line a command, and no default that says nothing. */
export const HELP_LAYOUT: HelpConfiguration = {
  optionDescription({ description, defaultValue, defaultValueDescription }: Option): string {
    const isNone = defaultValue === undefined || Array.isArray(defaultValue);
    const value = defaultValueDescription ?? (isNone ? undefined : String(defaultValue));
    return value === undefined ? description : `${description} (default: ${value})`;
  },
  subcommandTerm: (command: Command): string => command.name(),
  minWidthToWrap: LEAST_BESIDE,
  formatHelp(command: Command, helper: Help): string {
    helper.helpWidth = widthOf(command);
    return Help.prototype.formatHelp.call(helper, command, helper);
  },
};

/** A call as a user would type it, and what it is for. */
export type Example = readonly [call: string, what: string];

/** Adds what stands below the options: calls to begin with, and what the exit code says. */
export function addExamples(
  command: Command,
  examples: readonly Example[],
  exitCodes: readonly ExitCode[] = [],
): void {
  command.addHelpText('after', () => {
    const width = widthOf(command);
    const lines = [
      '',
      'Examples:',
      ...examples.flatMap(([call, what]) => [
        ...foldCommand('', call, width, '  '),
        ...indented(what, width, 6, 0),
      ]),
    ];
    if (exitCodes.length > 0) lines.push('', 'Exit codes:', ...exitCodeLines(exitCodes));
    return lines.join('\n');
  });
}

/** Characters in a line of a help text. */
function widthOf(command: Command): number {
  return lineWidth(command.opts<WidthOption>().width, USUAL_WIDTH);
}

/** What every exit code says, in the order of the numbers. */
export const ALL_EXIT_CODES: readonly ExitCode[] = [
  0,
  ...EXIT_CODES.map(({ code }) => code).toSorted((a, b) => a - b),
];

function exitCodeLines(codes: readonly ExitCode[]): string[] {
  return codes.map((code) => {
    const known = EXIT_CODES.find((one) => one.code === code);
    const when = known && 'when' in known ? `: ${known.when}` : '';
    return `  ${String(code).padStart(2)}  ${known?.says ?? 'as expected'}${when}`;
  });
}
