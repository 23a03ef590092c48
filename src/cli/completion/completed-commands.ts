import type { Command, Option } from 'commander';
import { kernels } from '../../history/kernels.ts';
import { machineIds } from '../../model/changes/revised-instances.ts';
import { everyChoice } from '../../model/changes/setting.ts';
import { PROBE_GROUPS } from '../../trace/index.ts';
import { published } from '../lookup/catalogue.ts';
import type { CompletedCommand, CompletedOption, Values } from './completed.ts';

const NOTHING: Values = { words: [], files: false };
const FILES: Values = { words: [], files: true };

/** The commands of a program with what the catalogue has for their options and operands. */
export function completedCommands(program: Command, path = program.name()): CompletedCommand[] {
  const help = program.createHelp();
  const inner = help.visibleCommands(program);
  return [
    {
      path,
      inner: inner.map((command) => ({ name: command.name(), about: command.summary() })),
      options: help.visibleOptions(program).map(optionOf),
      operands: operandsOf(program, path),
    },
    ...inner
      .filter((command) => command.name() !== 'help')
      .flatMap((command) => completedCommands(command, `${path} ${command.name()}`)),
  ];
}

function optionOf(option: Option): CompletedOption {
  const { short, long, description } = option;
  const flags = [long, short].filter((flag) => flag !== undefined && flag !== null);
  const takesValue = option.required || option.optional;
  return { flags, about: description, ...(takesValue && { values: valuesOf(option) }) };
}

/** What follows an option, by its name and by what its value is called. */
function valuesOf({ long, flags }: Option): Values {
  const words = CATALOGUE[long ?? '']?.();
  if (words) return { words: unique(words), files: false };
  return /<(?:file|[\w-]+\.ts)>$/.test(flags) ? FILES : NOTHING;
}

const CATALOGUE: Readonly<Record<string, () => readonly string[]>> = {
  '--kernel': () => kernels.map(({ version }) => version),
  '--revert': () => published.edits.map(({ id }) => id),
  '--drop': () => published.systems.flatMap(({ duties }) => duties.map(({ id }) => id)),
  '--only': () => published.systems.flatMap(({ rules }) => rules.map(({ id }) => id)),
  '--size': () =>
    published.systems.flatMap(({ sizes }) => Object.keys(sizes).map((name) => `${name}=`)),
  '--choose': () =>
    published.systems.flatMap(({ choices }) =>
      choices.flatMap(({ id, alternatives }) => alternatives.map((one) => `${id}=${one.id}`)),
    ),
  '--design': () =>
    published.systems.flatMap(({ choices }) =>
      choices.flatMap(({ id, alternatives }) =>
        id === 'design' ? alternatives.map((one) => one.id) : [],
      ),
    ),
  '--group': () => Object.keys(PROBE_GROUPS),
  '--machine': machines,
};

/** What may stand where no option does. */
function operandsOf(command: Command, path: string): Values {
  const names = command.registeredArguments.map((argument) => argument.name()).join('|');
  const systems = published.systems.map(({ id }) => id);
  const words = [
    ...(names.includes('system') || path.endsWith(' list') ? systems : []),
    ...(names.includes('machine') || path.endsWith(' machine') ? machines() : []),
    ...(path.endsWith(' list') ? ['rules', 'duties', 'history', 'kernels'] : []),
    ...(path.endsWith(' completion') ? ['bash', 'zsh', 'fish'] : []),
  ];
  return { words: unique(words), files: /\.|log/.test(names) };
}

function machines(): string[] {
  return published.systems.flatMap((system) =>
    everyChoice(system).flatMap((at) => [...machineIds(system, at)]),
  );
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
