import type { Debate, DebateCell, DebatedDesign, DebatedSystem } from '../../schemas/debate.ts';
import { count } from '../text/count.ts';
import { costLines } from './debate-costs.ts';
import { lanes } from '../run/lanes.ts';
import { PLAIN, type Palette } from '../text/palette.ts';
import { sizesOf } from '../run/run-head.ts';
import { table, type Cell } from '../text/table.ts';
import { indented, wrap } from '../text/wrap.ts';

/** How a debate is shown. */
interface DebateOptions {
  readonly width?: number;
  /** Show the run of every broken cell. */
  readonly runs?: boolean;
  readonly palette?: Palette;
}

/** The text of a debate: designs by rules, why each rule breaks, where it holds, what was searched. */
export function debateText(debate: Debate, options: DebateOptions = {}): string {
  const { width = 100, runs = false, palette = PLAIN } = options;
  const lines = debate.systems.flatMap((system) => [
    ...systemLines(system, debate.kernel, width, palette),
    ...(runs ? runLines(system, width, palette) : []),
  ]);
  return `${[...lines, ...endLines(debate, palette)].join('\n')}\n`;
}

function systemLines(
  system: DebatedSystem,
  kernel: string,
  width: number,
  palette: Palette,
): string[] {
  const { about, costs, designs, notModelled } = system;
  const columns = rulesThatBreak(system);
  const numbered = designs.some(({ options }) => options.length > 0);
  return [
    ...wrap(`${system.system}, kernel ${kernel}: ${about}`, width, 2).map(palette.strong),
    ...(notModelled.length === 0
      ? []
      : indented(`not modelled: unplug list ${system.system}`, width)),
    '',
    ...columns.flatMap(({ id, sentence }, i) =>
      indented(`${letterOf(i)} ${id}: ${sentence}`, width),
    ),
    '',
    ...table(
      [
        { title: 'design' },
        ...(numbered ? [{ title: '' }] : []),
        ...columns.map((_, i) => ({ title: letterOf(i) })),
      ],
      designs.map((design) => [
        design.id,
        ...(numbered ? [design.options.join(' ')] : []),
        ...columns.map(({ id }) => signOf(design.cells.find(({ rule }) => rule === id)!)),
      ]),
      width,
      palette,
    ),
    ...legend(designs, width),
    ...everywhereLines(system, columns, width),
    '',
    ...designs.flatMap((design) => designLines(design, columns, width, palette)),
    ...searchLines(system, width),
    '',
    ...(costs ? costLines(costs, width, palette) : []),
  ];
}

const LETTERS = 26;

type Column = DebatedSystem['rules'][number];

/** The rules in which the designs differ: some design breaks them, or they are undecided. */
function rulesThatBreak({ rules, designs }: DebatedSystem): Column[] {
  return rules.filter(({ id }) =>
    designs.some(({ cells }) =>
      cells.some(
        ({ rule, standing, asExpected }) =>
          rule === id && (isBad(standing) || asExpected === false),
      ),
    ),
  );
}

function isBad(standing: DebateCell['standing']): boolean {
  return standing === 'broken' || standing === 'undecided' || standing === 'not reachable';
}

function letterOf(column: number): string {
  if (column >= LETTERS)
    return `${letterOf(Math.floor(column / LETTERS) - 1)}${letterOf(column % LETTERS)}`;
  return String.fromCodePoint('A'.codePointAt(0)! + column);
}

/** One cell: a dot where it holds, the steps of the run that breaks it. */
function signOf(cell: DebateCell): Cell {
  const odd = cell.asExpected === false ? '!' : '';
  switch (cell.standing) {
    case 'broken': {
      const steps = `${cell.run?.steps.length ?? ''}`;
      const sign = holdsOnCondition(cell) ? `(${steps})` : `x${steps}`;
      return {
        text: `${sign}${odd}`,
        paint: holdsOnCondition(cell) && odd === '' ? 'strong' : 'bad',
      };
    }
    case 'undecided':
      return { text: `?${odd}`, paint: 'bad' };
    case 'not reachable':
      return { text: `none${odd}`, paint: odd === '' ? 'faint' : 'bad' };
    case 'not applicable':
      return '-';
    case 'holds':
    case 'covered':
      return odd === '' ? '.' : { text: `.${odd}`, paint: 'bad' };
  }
}

/** Whether the same design holds where something does not happen. */
function holdsOnCondition({ control }: DebateCell): boolean {
  return control?.sameDesign === true && control.standing === 'holds';
}

function legend(designs: readonly DebatedDesign[], width: number): string[] {
  const cells = designs.flatMap((one) => one.cells);
  const signs = [
    '. holds',
    'x11 broken, the shortest run has 11 steps',
    ...(cells.some(holdsOnCondition) ? ['(11) broken, and holds on the condition below'] : []),
    ...(cells.some(({ standing }) => standing === 'not applicable')
      ? ['- says nothing of it']
      : []),
    ...(cells.some(({ standing }) => standing === 'undecided') ? ['? undecided'] : []),
    ...(cells.some(({ asExpected }) => asExpected === false) ? ['! not what was known'] : []),
  ];
  return wrap(signs.join('; '), width, 2);
}

/** What no design breaks is named once. */
function everywhereLines(
  { rules }: DebatedSystem,
  columns: readonly Column[],
  width: number,
): string[] {
  const rest = rules.filter((rule) => !columns.includes(rule) && rule.kind !== 'cover');
  const covers = rules.filter((rule) => !columns.includes(rule) && rule.kind === 'cover');
  return [
    ...(rest.length === 0
      ? []
      : wrap(`under every design hold: ${rest.map(({ id }) => id).join(', ')}`, width, 2)),
    ...(covers.length === 0
      ? []
      : wrap(
          `and are reached where they can be: ${covers.map(({ id }) => id).join(', ')}`,
          width,
          2,
        )),
  ];
}

function designLines(
  { id, options, sentence, source, cells }: DebatedDesign,
  columns: readonly Column[],
  width: number,
  palette: Palette,
): string[] {
  const number = options.length === 0 ? '' : ` (${options.join(', ')})`;
  const [first = '', ...more] = wrap(`${id}${number}: ${sentence}`, width, 2);
  const reasons = new Map<string, string[]>();
  for (const [i, { id: rule }] of columns.entries()) {
    const cell = cells.find((one) => one.rule === rule)!;
    if (cell.standing !== 'broken') continue;
    const why = reasonLines(cell, width).join('\n');
    const steps = cell.run ? ` in ${count(cell.run.steps.length, 'steps')}` : '';
    reasons.set(why, [...(reasons.get(why) ?? []), `${letterOf(i)}${steps}`]);
  }
  const told = [...reasons].flatMap(([why, rules]) => [
    ...indented(`breaks ${rules.join(', ')}`, width),
    ...(why === '' ? [] : why.split('\n')),
  ]);
  return [
    palette.strong(first),
    ...more.map(palette.strong),
    ...(source === undefined ? [] : indented(source, width)),
    ...(told.length === 0 ? indented('breaks nothing', width) : told),
  ];
}

/** Why a rule breaks, and where it holds. */
function reasonLines({ because, control }: DebateCell, width: number): string[] {
  return [
    ...(because === undefined ? [] : indented(because, width, 4)),
    ...(control ? indented(controlText(control), width, 4) : []),
  ];
}

function controlText({
  adds,
  sizes,
  sameDesign,
  standing,
}: NonNullable<DebateCell['control']>): string {
  const where = sameDesign ? sizesOf(sizes).join(', ') : `design ${sizes['design']}`;
  const stands = standing ?? 'not searched';
  return `${stands} with ${adds} (${where})`;
}

/** At which settings every design was searched, how large the largest was, and how long all took. */
function searchLines({ designs }: DebatedSystem, width: number): string[] {
  const searches = designs.flatMap((one) => one.searches);
  const settings = new Map<string, typeof searches>();
  for (const search of searches) {
    const { design: _design, ...rest } = search.sizes;
    const at = sizesOf(rest).join(', ');
    settings.set(at, [...(settings.get(at) ?? []), search]);
  }
  return [...settings].flatMap(([at, all]) => {
    const most = Math.max(...all.map(({ states }) => states));
    const seconds = all.reduce((sum, one) => sum + one.seconds, 0);
    const cut = all.filter(({ complete }) => !complete).length;
    const stopped = cut === 0 ? 'each to its end' : `${cut} stopped at a limit`;
    const text = `${count(all.length, 'designs')} at ${at}: up to ${count(most, 'states')}, ${stopped}, ${seconds.toFixed(1)} s`;
    return wrap(text, width, 2);
  });
}

function runLines({ designs }: DebatedSystem, width: number, palette: Palette): string[] {
  return designs.flatMap(({ cells }) =>
    cells.flatMap(({ standing, run }) =>
      standing === 'broken' && run ? [lanes(run, { width, palette })] : [],
    ),
  );
}

function endLines({ systems, exitCode }: Debate, palette: Palette): string[] {
  const cells = systems.flatMap(({ designs }) => designs.flatMap((one) => one.cells));
  const broken = cells.filter(({ standing }) => standing === 'broken').length;
  const odd = cells.filter(({ asExpected }) => asExpected === false);
  const designs = systems.reduce((sum, one) => sum + one.designs.length, 0);
  const lead =
    exitCode === 0
      ? palette.good('AS EXPECTED')
      : palette.bad(odd.length > 0 ? 'NOT AS EXPECTED' : 'BROKEN OR UNDECIDED');
  const otherwise =
    odd.length === 0 ? '' : `; not what was known: ${odd.map(({ rule }) => rule).join(', ')}`;
  return [
    `${lead} (exit ${exitCode}): ${count(designs, 'designs')}, ${count(broken, 'rules')} broken${otherwise}`,
  ];
}
