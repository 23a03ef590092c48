import type { Command } from 'commander';
import { DEFAULT_LIMITS, type Limits } from '../../checker/search/exploration.ts';
import { findById } from '../../checker/apply-history.ts';
import { NEWEST } from '../../history/kernels.ts';
import type { SystemDef } from '../../model/system.ts';
import { grouped } from '../../report/text/count.ts';
import { kernelOption } from './kernel-option.ts';
import type { ModelOptions } from './model-options.ts';
import { each, positive, whole } from './option-values.ts';

/** The bounds of each search, and how many go on side by side. */
export interface LimitOptions {
  readonly statesMax?: number;
  readonly memoryMib?: number;
  readonly timeSeconds?: number;
  readonly workers?: number;
}

/** Which model is meant, and the bounds of its search. */
export interface SearchOptions extends ModelOptions, LimitOptions {
  /** Search also where it takes minutes. */
  readonly all?: boolean;
}

/** Declares the options that say which model is meant. */
export function addModelOptions(command: Command): Command {
  return command
    .optionsGroup('Which model:')
    .option(
      '--kernel <release>',
      'the kernel; an older one lacks the fixes that came after it',
      kernelOption,
      NEWEST,
    )
    .option('--revert <id>', 'take back a fix, or put in a candidate (may be repeated)', each, [])
    .option('--drop <duty>', 'let nobody keep this duty (may be repeated)', each, [])
    .option('--only <rule>', 'judge only this rule (may be repeated)', each, [])
    .option('--pages <n>', 'number of device pages', whole)
    .option('--processes <n>', 'number of user processes', whole)
    .option('--size <name=n>', 'any other size, e.g. threads=2 (may be repeated)', each, [])
    .option(...CHOOSE)
    .option(...DESIGN);
}

const CHOOSE = [
  '--choose <choice=name>',
  'what is chosen where a system has choices (unplug list SYSTEM; may be repeated)',
  each,
  [] as readonly string[],
] as const;

const DESIGN = ['--design <name>', 'the same as --choose design=<name>'] as const;

/** Declares the option that asks for the settings that the default run leaves out. */
export function addAllOption(command: Command): Command {
  return command.option(
    '--all',
    'search also at the larger settings, which take minutes and gigabytes; the default names them',
  );
}

/** Declares the options that say what is chosen. */
export function addChoiceOptions(command: Command): Command {
  return command.option(...CHOOSE).option(...DESIGN);
}

/** Declares the options that bound a search. */
export function addLimitOptions(command: Command): Command {
  const { statesMax, memoryMaxMib, timeMaxSeconds } = DEFAULT_LIMITS;
  return command
    .optionsGroup('Limits (a search that reaches one says so, and the exit code is 20):')
    .option('--states-max <n>', `states (default: ${grouped(statesMax)})`, whole)
    .option('--memory-mib <n>', `MiB for its states (default: ${grouped(memoryMaxMib)})`, whole)
    .option('--time-seconds <n>', `seconds (default: ${grouped(timeMaxSeconds)})`, whole)
    .option('--workers <n>', 'searches side by side (default: one a processor)', positive);
}

/** Whether the call asks for everything as it ships. */
export function asksForAll({
  kernel,
  revert,
  drop,
  only,
  pages,
  processes,
  size,
  choose,
  design,
}: ModelOptions): boolean {
  const plain = [revert, drop, only, size, choose].every(({ length }) => length === 0);
  const sized = [pages, processes, design].some((value) => value !== undefined);
  return plain && kernel === NEWEST && !sized;
}

/** The same options without the sizes, choices and rules that a system does not have. */
export function fitting(system: SystemDef, options: SearchOptions): SearchOptions {
  const { pages, processes, only, choose, design, ...rest } = options;
  const has = (name: string): boolean => system.choices.some(({ id }) => id === name);
  return {
    ...rest,
    choose: choose.filter((text) => has(text.split('=')[0]!)),
    ...(design !== undefined && has('design') && { design }),
    only: only.filter((rule) => findById(system.rules, rule)),
    ...(pages !== undefined && 'pages' in system.sizes && { pages }),
    ...(processes !== undefined && 'processes' in system.sizes && { processes }),
  };
}

/** The bounds of one search that the options set. */
export function limitsFrom({ statesMax, memoryMib, timeSeconds }: LimitOptions): {
  limits?: Partial<Limits>;
} {
  const limits = {
    ...(statesMax !== undefined && { statesMax }),
    ...(memoryMib !== undefined && { memoryMaxMib: memoryMib }),
    ...(timeSeconds !== undefined && { timeMaxSeconds: timeSeconds }),
  };
  return Object.keys(limits).length > 0 ? { limits } : {};
}

/** How many searches the options want side by side. */
export function workersFrom({ workers }: LimitOptions): { workers?: number } {
  return workers === undefined ? {} : { workers };
}
