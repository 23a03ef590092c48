import type { RuleVerdict, SystemVerdict } from '../../schemas/verdict.ts';
import { count } from '../text/count.ts';
import { stopped } from './exit-code.ts';
import type { Palette } from '../text/palette.ts';
import { ruleRemarks } from './rule-remarks.ts';
import { settingOf } from '../run/run-head.ts';
import { table, type Cell } from '../text/table.ts';
import { unjudgedOf } from './unjudged.ts';
import { unmetLines } from './unmet-lines.ts';
import { indented, wrap } from '../text/wrap.ts';

/** Each system with what its search covered, and how every rule stands in it. */
export function systemsSection(
  systems: readonly SystemVerdict[],
  width: number,
  full: boolean,
  palette: Palette,
): string[] {
  return systems.flatMap((system) => [...systemLines(system, width, full, palette), '']);
}

const COLUMNS = [{ title: 'rule' }, { title: 'stands' }, { title: 'run', align: 'right' as const }];

function systemLines(
  system: SystemVerdict,
  width: number,
  full: boolean,
  palette: Palette,
): string[] {
  const { states, transitions, depth, bytesPerState, seconds, about } = system;
  const numbers = [
    count(states, 'states'),
    count(transitions, 'transitions'),
    `depth ${depth}`,
    `${Math.round(bytesPerState)} bytes a state`,
    `${seconds.toFixed(1)} s`,
  ];
  return [
    ...wrap(settingOf(system), width, 2).map(palette.strong),
    ...indented(about, width),
    ...indented(numbers.join(', '), width),
    ...limitLines(system, width, palette),
    ...table(COLUMNS, system.rules.map(ruleRow), width - 2, palette).map((line) => `  ${line}`),
    ...ruleRemarks(system.rules, width),
    ...warningLines(system, width, palette),
    ...unmetLines(system, width, full),
  ];
}

/** What a limit means in words: a search that it stopped proves nothing. */
const LIMITS = {
  states: 'the limit on states',
  memory: 'the limit on memory',
  time: 'the limit on time',
  'first violation': 'the first violation, as was asked',
  interrupted: 'an interrupt',
} as const;

/** `stopped by the limit on memory`, for a search that did not end by itself. */
export function limitText({ limit }: SystemVerdict): string {
  return `stopped by ${limit === undefined ? 'an unnamed limit' : LIMITS[limit]}`;
}

/** What a green verdict does not say of the user's own threads. */
function warningLines(system: SystemVerdict, width: number, palette: Palette): string[] {
  return unjudgedOf(system).flatMap(({ problem, fix }) => [
    ...indented(`WARNING: ${problem}`, width).map(palette.doubt),
    ...indented(`fix: ${fix}`, width, 4),
  ]);
}

function limitLines(system: SystemVerdict, width: number, palette: Palette): string[] {
  if (!stopped(system)) return [];
  const text = `${limitText(system).toUpperCase()} before every state was seen: a rule not broken so far is undecided.`;
  return indented(text, width).map(palette.doubt);
}

function ruleRow(verdict: RuleVerdict): Cell[] {
  const { sentence, run } = verdict;
  const length = run && run.allowed !== true ? count(run.steps.length, 'steps') : '';
  return [sentence, standing(verdict), length];
}

/** How a rule stands; what went wrong is in capitals, since colour may be off. */
function standing({ standing: word }: RuleVerdict): Cell {
  if (word === 'broken') return { text: 'BROKEN', paint: 'bad' };
  if (word === 'not reachable') return { text: 'NOT REACHABLE', paint: 'bad' };
  if (word === 'undecided') return { text: 'UNDECIDED', paint: 'doubt' };
  return word === 'not applicable' ? word : { text: word, paint: 'good' };
}
