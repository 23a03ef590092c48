import { InvalidArgumentError, type Command } from 'commander';
import type { Limits } from '../checker/exploration.ts';
import { findById } from '../checker/apply-history.ts';
import { NEWEST } from '../history/kernels.ts';
import type { Sizes, SystemDef } from '../model/system.ts';
import { Usage } from './exit.ts';
import type { PrintOptions } from './print.ts';

/** Which model of a system is meant, and which of its rules. */
export interface ModelOptions {
  readonly kernel: string;
  readonly revert: string[];
  readonly drop: string[];
  readonly only: string[];
  readonly pages?: number;
  readonly processes?: number;
  readonly size: string[];
}

/** Which model is meant, and the bounds of its search. */
export interface SearchOptions extends ModelOptions {
  readonly statesMax?: number;
  readonly memoryMib?: number;
  readonly timeSeconds?: number;
}

/** What the command line of `unplug verify` says. */
export interface VerifyOptions extends SearchOptions, PrintOptions {
  readonly html?: string;
}

/** Declares the options that say which model is meant. */
export function addModelOptions(command: Command): Command {
  const collect = (value: string, all: string[]): string[] => [...all, value];
  return command
    .option('--kernel <version>', 'take back what that kernel does not have', NEWEST)
    .option('--revert <commit>', 'take a fix back, or put a candidate in (may repeat)', collect, [])
    .option('--drop <duty>', 'let nobody keep this duty (may repeat)', collect, [])
    .option('--only <rule>', 'judge only this rule (may repeat)', collect, [])
    .option('--pages <n>', 'device pages', whole)
    .option('--processes <n>', 'user processes', whole)
    .option('--size <name=n>', 'any other size of the system (may repeat)', collect, []);
}

/** Declares the options that bound a search. */
export function addLimitOptions(command: Command): Command {
  return command
    .option('--states-max <n>', 'stop after this many states', whole)
    .option('--memory-mib <n>', 'stop when the states of a search take this much memory', whole)
    .option('--time-seconds <n>', 'stop a search after this many seconds', whole);
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
}: ModelOptions): boolean {
  const plain = [revert, drop, only, size].every(({ length }) => length === 0);
  return plain && kernel === NEWEST && pages === undefined && processes === undefined;
}

/** The same options without the sizes and rules that a system does not have. */
export function fitting<O extends ModelOptions>(system: SystemDef, options: O): O {
  const { pages, processes, only, ...rest } = options;
  return {
    ...rest,
    only: only.filter((rule) => findById(system.rules, rule)),
    ...(pages !== undefined && 'pages' in system.sizes && { pages }),
    ...(processes !== undefined && 'processes' in system.sizes && { processes }),
  } as O;
}

/** The sizes that the options give a system, which refuses those that it does not have. */
export function sizesFrom(system: SystemDef, { pages, processes, size }: ModelOptions): Sizes {
  const sizes: Record<string, number> = {};
  if (pages !== undefined) sizes['pages'] = pages;
  if (processes !== undefined) sizes['processes'] = processes;
  for (const text of size) {
    const [, name, value] = /^([\w-]+)=(\d+)$/.exec(text) ?? [];
    if (name === undefined) throw new Usage(`--size ${text}: write it as name=number`);
    sizes[name] = Number(value);
  }
  return sizes;
}

/** The bounds of one search that the options set. */
export function limitsFrom({ statesMax, memoryMib, timeSeconds }: SearchOptions): {
  limits?: Partial<Limits>;
} {
  const limits = {
    ...(statesMax !== undefined && { statesMax }),
    ...(memoryMib !== undefined && { memoryMaxMib: memoryMib }),
    ...(timeSeconds !== undefined && { timeMaxSeconds: timeSeconds }),
  };
  return Object.keys(limits).length > 0 ? { limits } : {};
}

/** A whole number on the command line; commander says of which option. */
export function whole(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}
