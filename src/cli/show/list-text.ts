import { kernels } from '../../history/kernels.ts';
import { pieces } from '../../machines/pieces.ts';
import { everywhere, type AnyEdit } from '../../model/edit.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import type { Choice } from '../../model/choice.ts';
import type { SystemDef } from '../../model/system.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import { count } from '../../report/text/count.ts';
import { indented, wrap } from '../../report/text/wrap.ts';
import { published, type Catalogue } from '../lookup/catalogue.ts';
import { kernelName, ownMachines, publishedMachines } from '../lookup/named-machine.ts';

/** The systems in a few lines each, and what else there is to list. */
export function overviewLines(width: number): string[] {
  return [
    'Systems (unplug verify SYSTEM; unplug list SYSTEM tells its rules and duties):',
    ...published.systems.flatMap((system) => [
      '',
      `  ${system.id}`,
      ...indented(system.about, width, 4, 0),
      ...indented(inNumbers(system), width, 4, 0),
    ]),
    '',
    ...wrap(
      `${count(idsOf('rules').length, 'rules')} (unplug list rules), ${count(idsOf('duties').length, 'duties')} (unplug list duties), ${count(published.edits.length, 'entries of the history')} (unplug list history), ${count(kernels.length, 'kernels')} (unplug list kernels: ${kernels.map(({ version }) => version).join(', ')})`,
      width,
    ),
  ];
}

function inNumbers({ sizes, choices, rules, duties }: SystemDef): string {
  const given = Object.entries(sizes).map(
    ([name, { default: value, min = 1, max }]) => `${name} ${value} (${min} to ${max})`,
  );
  const covers = rules.filter(({ kind }) => kind === 'cover').length;
  const counts = [
    count(rules.length - covers, 'rules'),
    ...(covers > 0 ? [count(covers, 'situations')] : []),
    ...(duties.length > 0 ? [count(duties.length, 'duties')] : []),
  ];
  const chosen = choices.map(
    ({ id, default: usual, alternatives }) =>
      `${id} ${usual} (${alternatives.length === 2 ? alternatives.map((one) => one.id).join(' or ') : `one of ${alternatives.length}`})`,
  );
  return [...given, ...chosen, counts.join(', ')].join('; ');
}

/** One system in full. */
export function systemLines(
  { id, about, sizes, choices, rules, duties, notModelled }: SystemDef,
  width: number,
): string[] {
  return [
    ...wrap(`${id}: ${about}`, width, 2),
    ...(Object.keys(sizes).length > 0 ? ['', 'sizes (--size NAME=N):'] : []),
    ...Object.entries(sizes).map(
      ([name, { unit, default: value, min = 1, max }]) =>
        `  ${name} = ${value} (${min} to ${max} ${unit})`,
    ),
    ...choices.flatMap((choice) => ['', ...choiceLines(choice, width)]),
    '',
    'rules (--only):',
    ...rules.flatMap(({ id: rule, kind, sentence }) =>
      told(`${rule} (${kind}): ${sentence}`, width),
    ),
    ...(duties.length > 0 ? ['', 'duties (--drop):'] : []),
    ...duties.flatMap(({ id: duty, whose, sentence }) =>
      told(`${duty} (${whose}): ${sentence}`, width),
    ),
    ...(notModelled.length > 0 ? ['', 'not modelled:'] : []),
    ...notModelled.flatMap((what) => told(what, width)),
  ];
}

/** What may be chosen, the default first named; a plain yes or no in one line. */
function choiceLines(
  { id, sentence, default: usual, alternatives }: Choice,
  width: number,
): string[] {
  const ids = alternatives.map((one) => one.id);
  const option = id === 'design' ? '--design NAME' : `--choose ${id}=NAME`;
  return [
    ...wrap(`${id} = ${usual} (${option}): ${sentence}`, width, 2),
    ...(alternatives.every((one) => one.sentence === one.id)
      ? told(ids.join(' or '), width)
      : alternatives.flatMap((one) => [
          ...told(`${one.id}: ${one.sentence}`, width),
          ...(one.source === undefined ? [] : indented(one.source, width, 4, 2)),
        ])),
  ];
}

/** Each rule or duty of all systems once, with the systems that have it. */
export function sentencesOnce(what: 'rules' | 'duties', width: number): string[] {
  return idsOf(what).flatMap((id) => {
    const having = published.systems.filter((system) => system[what].some((one) => one.id === id));
    const [first] = having[0]![what].filter((one) => one.id === id);
    const mark = 'kind' in first! ? first.kind : first!.whose;
    const where = having.map((system) => system.id).join(', ');
    return [`${id} (${mark})`, ...told(first!.sentence, width), ...told(`in ${where}`, width)];
  });
}

function idsOf(what: 'rules' | 'duties'): string[] {
  return [...new Set(published.systems.flatMap((system) => system[what].map(({ id }) => id)))];
}

/** Each fix and candidate, with where it is judged. */
export function historyLines(width: number): string[] {
  return published.edits.flatMap((one) => {
    const { id, title, facts, evidence, expect } = one;
    const where = everywhere(one).map((entry) => entry.expect.system);
    return [
      `${id} (${expect.class}; ${evidence}, ${facts})`,
      ...told(title, width),
      ...told(`in ${where.join(', ')}`, width),
    ];
  });
}

/** Each kernel, with what it does not have. */
export function kernelLines(width: number): string[] {
  return kernels.flatMap(({ version, about, reverts }) => [
    `${version}: ${reverts.length === 0 ? 'lacks nothing' : `lacks ${reverts.join(', ')}`}`,
    ...told(about, width),
  ]);
}

function told(text: string, width: number): string[] {
  return indented(text, width, 2, 2);
}

/** Every published machine and piece, with what it stands for. */
export function machineLines(width: number): string[] {
  const all = publishedMachines();
  const of = (kind: 'object' | 'thread'): string[] =>
    all
      .filter((def) => def.kind === kind)
      .toSorted((a, b) => a.id.localeCompare(b.id))
      .flatMap((def) => machineLine(def, width));
  return [
    'objects (unplug machine NAME):',
    ...of('object'),
    '',
    'threads:',
    ...of('thread'),
    '',
    'pieces of threads:',
    ...pieces
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap((piece) => told(`${kernelName(piece)}: ${piece.call}`, width)),
  ];
}

function machineLine({ id, machine }: AnyObjectDef | AnyThreadDef, width: number): string[] {
  const { description, meta } = machine.root;
  const { source } = (meta ?? {}) as { source?: string };
  const says = description ?? source;
  return told(says === undefined ? id : `${id}: ${says}`, width);
}

/** What a user's file exports. */
export function fileLines(own: Catalogue, width: number): string[] {
  const { systems, edits, rules = [], duties = [] } = own;
  const parts = [
    ...systems.map((system) => systemLines(system, width)),
    titled(
      'edits (unplug verify FILE ID; --revert ID):',
      edits.flatMap((one) => told(`${one.id} (${expected(one)}): ${one.title}`, width)),
    ),
    titled(
      'rules, of a system that is named before the file (--only):',
      rules.flatMap(({ id, kind, sentence }) => told(`${id} (${kind}): ${sentence}`, width)),
    ),
    titled(
      'duties, of a system that is named before the file (--drop):',
      duties.flatMap(({ id, whose, sentence }) => told(`${id} (${whose}): ${sentence}`, width)),
    ),
    titled(
      'machines (unplug machine FILE NAME):',
      ownMachines(own).flatMap((def) => machineLine(def, width)),
    ),
  ].filter((lines) => lines.length > 0);
  return parts.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines] : [];
}

function expected(edit: AnyEdit): string {
  return everywhere(edit)
    .map(({ expect }) =>
      'holds' in expect
        ? `must hold ${[expect.holds].flat().join(', ')} in ${expect.system}`
        : `must break ${expect.rule} in ${expect.system}`,
    )
    .join('; ');
}
