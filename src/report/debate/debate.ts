import type {
  Debate,
  DebateCell,
  DebateCondition,
  DebatedDesign,
  DebatedSystem,
} from '../../schemas/debate.ts';
import { count } from '../text/count.ts';
import { columnsOf, holdsOnCondition, letterOf, signOf } from './debate-columns.ts';
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
  const columns = columnsOf(system);
  const numbered = designs.some(({ options }) => options.length > 0);
  return [
    ...wrap(`${system.system}, kernel ${kernel}: ${about}`, width, 2).map(palette.strong),
    ...(notModelled.length === 0
      ? []
      : indented(`not modelled: unplug list ${system.system}`, width)),
    '',
    ...columns.flatMap((rule, i) =>
      indented(`${letterOf(i)} ${rule.id}: ${rule.sentence}${whereJudged(rule, system)}`, width),
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
        ...columns.map(({ id }) => cellOf(design.cells.find(({ rule }) => rule === id)!)),
      ]),
      width,
      palette,
    ),
    ...legend(designs, width),
    ...everywhereLines(system, columns, width),
    ...dutyLines(designs, width),
    '',
    ...designs.flatMap((design) => designLines(design, columns, width, palette)),
    ...searchLines(system, width),
    '',
    ...(costs ? costLines(costs, width, palette) : []),
  ];
}

type Column = DebatedSystem['rules'][number];

/** At which of the settings a rule says something, where it is not at all of them. */
function whereJudged({ judgedAt }: Column, { rules }: DebatedSystem): string {
  const all = new Set(rules.flatMap((rule) => rule.judgedAt.map((at) => sizesOf(at).join(', '))));
  if (judgedAt.length === all.size) return '';
  return ` (at ${judgedAt.map((at) => sizesOf(at).join(', ')).join('; ') || 'none'})`;
}

/** A cell, painted by what it says. */
function cellOf(cell: DebateCell): Cell {
  const odd = cell.asExpected === false;
  const text = `${signOf(cell)}${odd ? '!' : ''}${cell.knownElsewhere === true ? '*' : ''}`;
  if (odd || cell.standing === 'undecided') return { text, paint: 'bad' };
  if (holdsOnCondition(cell)) return { text, paint: 'strong' };
  if (cell.standing === 'broken') return { text, paint: 'bad' };
  return cell.standing === 'not reachable' ? { text, paint: 'faint' } : text;
}

function legend(designs: readonly DebatedDesign[], width: number): string[] {
  const cells = designs.flatMap((one) => one.cells);
  const signs = [
    '. holds',
    'x11 broken, the shortest run has 11 steps',
    ...(cells.some(holdsOnCondition)
      ? ['(11) holds on conditions that are named below; the shortest run without one has 11 steps']
      : []),
    ...(cells.some(({ standing }) => standing === 'not applicable')
      ? ['- says nothing of it']
      : []),
    ...(cells.some(({ standing }) => standing === 'undecided') ? ['? undecided'] : []),
    ...(cells.some(({ knownElsewhere }) => knownElsewhere === true)
      ? ['* known to break at the default sizes, and not judged by these']
      : []),
    ...(cells.some(({ asExpected }) => asExpected === false) ? ['! not what was known'] : []),
  ];
  return wrap(signs.join('; '), width, 2);
}

/** The duties that are dropped one by one: who owes what. */
function dutyLines(designs: readonly DebatedDesign[], width: number): string[] {
  const drops = new Map(designs.flatMap((one) => one.drops.map((drop) => [drop.duty, drop])));
  if (drops.size === 0) return [];
  return [
    'duties, each dropped by itself:',
    ...[...drops.values()].flatMap(({ duty, sentence, whose }) =>
      indented(`${duty} (${whose}): ${sentence}`, width),
    ),
  ];
}

/** What no design breaks is named once. */
function everywhereLines(
  system: DebatedSystem,
  columns: readonly Column[],
  width: number,
): string[] {
  const { rules } = system;
  const named = (rule: Column): string => `${rule.id}${whereJudged(rule, system)}`;
  const rest = rules.filter((rule) => !columns.includes(rule) && rule.kind !== 'cover');
  const covers = rules.filter((rule) => !columns.includes(rule) && rule.kind === 'cover');
  return [
    ...(rest.length === 0 ? [] : wrap(`no design breaks: ${rest.map(named).join(', ')}`, width, 2)),
    ...(covers.length === 0
      ? []
      : wrap(`and are reached where they can be: ${covers.map(named).join(', ')}`, width, 2)),
  ];
}

function designLines(
  design: DebatedDesign,
  columns: readonly Column[],
  width: number,
  palette: Palette,
): string[] {
  const { id, options, sentence, source, drops, cells } = design;
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
    ...(told.length > 0
      ? told
      : indented(
          drops.length === 0 ? 'breaks nothing' : 'breaks nothing while every duty is kept',
          width,
        )),
    ...dropLines(design, columns, width),
  ];
}

/** What breaks when nobody keeps a duty, and where that was searched; duties that keep nothing from breaking last. */
function dropLines(design: DebatedDesign, columns: readonly Column[], width: number): string[] {
  const told = design.drops.map((drop) => ({
    drop,
    broken: columns.flatMap(({ id }, i) => {
      const { conditions = [] } = design.cells.find(({ rule }) => rule === id)!;
      const one = conditions.find(({ duty }) => duty === drop.duty);
      return one ? [`${letterOf(i)} ${conditionText(one)}`] : [];
    }),
  }));
  const needless = told.filter(({ broken }) => broken.length === 0);
  const names = needless.map(({ drop }) => `${drop.duty} (${dropAt(drop)})`);
  return [
    ...told.flatMap(({ drop, broken }) =>
      broken.length === 0
        ? []
        : indented(`without ${drop.duty} breaks ${broken.join(', ')} (${dropAt(drop)})`, width),
    ),
    ...(names.length === 0
      ? []
      : indented(`nothing more breaks without ${names.join(', ')}`, width)),
  ];
}

function dropAt({ sizes, states, complete }: DebatedDesign['drops'][number]): string {
  const { design: _design, ...rest } = sizes;
  const stopped = complete ? [] : ['not to its end'];
  return [...sizesOf(rest), count(states, 'states'), ...stopped].join(', ');
}

function conditionText({ standing, asExpected, run }: DebateCondition): string {
  const odd = asExpected ? '' : '!';
  return standing === 'broken'
    ? `in ${count(run?.steps.length ?? 0, 'steps')}${odd}`
    : `${standing}${odd}`;
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
function searchLines({ system, designs, leftOut }: DebatedSystem, width: number): string[] {
  const searches = designs.flatMap((one) => one.searches);
  const settings = new Map<string, typeof searches>();
  for (const search of searches) {
    const { design: _design, ...rest } = search.sizes;
    const at = sizesOf(rest).join(', ');
    settings.set(at, [...(settings.get(at) ?? []), search]);
  }
  const lines = [...settings].flatMap(([at, all]) => {
    const most = Math.max(...all.map(({ states }) => states));
    const seconds = all.reduce((sum, one) => sum + one.seconds, 0);
    const cut = all.filter(({ complete }) => !complete).length;
    const stopped = cut === 0 ? 'each to its end' : `${cut} stopped at a limit`;
    const text = `${count(all.length, 'designs')} at ${at}: up to ${count(most, 'states')}, ${stopped}, ${seconds.toFixed(1)} s`;
    return wrap(text, width, 2);
  });
  const names = leftOut.map((setting) => sizesOf(setting).join(', '));
  return [
    ...lines,
    ...names.flatMap((at) => wrap(`left out: ${at} (unplug debate ${system} --all)`, width, 2)),
  ];
}

function runLines({ designs }: DebatedSystem, width: number, palette: Palette): string[] {
  return designs.flatMap(({ cells }) =>
    cells.flatMap(({ run, conditions = [] }) =>
      [run, ...conditions.map((one) => one.run)].flatMap((one) =>
        one ? [lanes(one, { width, palette })] : [],
      ),
    ),
  );
}

function endLines({ systems, exitCode }: Debate, palette: Palette): string[] {
  const cells = systems.flatMap(({ designs }) => designs.flatMap((one) => one.cells));
  const broken = cells.filter(({ standing }) => standing === 'broken').length;
  const odd = cells.filter(({ asExpected }) => asExpected === false);
  const elsewhere = cells.filter(({ knownElsewhere }) => knownElsewhere === true).length;
  const designs = systems.reduce((sum, one) => sum + one.designs.length, 0);
  const lead =
    exitCode === 0
      ? palette.good('AS EXPECTED')
      : palette.bad(odd.length > 0 ? 'NOT AS EXPECTED' : 'BROKEN OR UNDECIDED');
  const otherwise =
    odd.length === 0 ? '' : `; not what was known: ${odd.map(({ rule }) => rule).join(', ')}`;
  const unjudged =
    elsewhere === 0
      ? ''
      : `; ${count(elsewhere, 'known breaks')} of the default sizes not shown by these`;
  return [
    `${lead} (exit ${exitCode}): ${count(designs, 'designs')}, ${count(broken, 'rules')} broken${otherwise}${unjudged}`,
  ];
}
