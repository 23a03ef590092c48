import { InvalidArgumentError, Option, type Command } from 'commander';
import { LEAST_WIDTH, USUAL_WIDTH } from '../../report/text/line-width.ts';

/** How wide the text that a command prints may be. */
export interface WidthOption {
  readonly width?: number;
}

/** Declares `--width` for a command and those in it: each has a help text at least. */
export function addWidthOption(command: Command): void {
  command.addOption(
    new Option(
      '--width <n>',
      'characters in a line, e.g. 72 for a mail (default: COLUMNS, else the terminal)',
    )
      .argParser(widthFrom)
      .helpGroup('Options:'),
  );
  command.commands.forEach(addWidthOption);
}

/** Takes `--width` before the name of a command for that of the command. */
export function inheritWidth(command: Command): void {
  const { width } = command.optsWithGlobals<WidthOption>();
  const isOwn = command.opts<WidthOption>().width !== undefined;
  if (width !== undefined && !isOwn) command.setOptionValue('width', width);
}

/**
 * Characters in a line: what the call says, what the environment says, or what the terminal has.
 *
 * @param width what the call says
 * @param usual the most that is taken of a terminal, and what is taken where there is none
 */
export function lineWidth(width: number | undefined, usual = USUAL_WIDTH): number {
  const columns = process.stdout.columns ?? usual;
  return Math.max(width ?? ofEnvironment() ?? Math.min(columns, usual), LEAST_WIDTH);
}

function ofEnvironment(): number | undefined {
  const { COLUMNS = '' } = process.env;
  return /^[1-9]\d{0,4}$/.test(COLUMNS) ? Number(COLUMNS) : undefined;
}

function widthFrom(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) < LEAST_WIDTH)
    throw new InvalidArgumentError(`Give a whole number, ${LEAST_WIDTH} or more.`);
  return Number(value);
}
