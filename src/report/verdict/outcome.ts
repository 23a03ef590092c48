import type { Verdict } from '../../schemas/verdict.ts';
import { breakersSection } from './breakers-section.ts';
import { finalLine } from './final-line.ts';
import { historySection } from './history-section.ts';
import { lanes } from '../run/lanes.ts';
import { LEAST_WIDTH, USUAL_WIDTH } from '../text/line-width.ts';
import { logsSection } from '../log/logs-section.ts';
import { neverFiredSection } from './never-fired-section.ts';
import { notModelledLines } from './not-modelled.ts';
import { PLAIN, type Palette } from '../text/palette.ts';
import { systemsSection } from './systems-section.ts';
import { wrap } from '../text/wrap.ts';

/** How a verdict is shown. */
interface OutcomeOptions {
  /** Characters in a line; at least 60. */
  readonly width?: number;
  /** Show every step of a run, the runs that a rule allows, and every name. */
  readonly full?: boolean;
  readonly palette?: Palette;
}

/** The text of a verdict: what was looked at, what was found, and the verdict in the last line. */
export function outcome(verdict: Verdict, options: OutcomeOptions = {}): string {
  const { full = false, palette = PLAIN } = options;
  const width = Math.max(options.width ?? USUAL_WIDTH, LEAST_WIDTH);
  const lines = [
    ...head(verdict, width, palette),
    ...systemsSection(verdict.systems, width, full, palette),
    ...runs(verdict, width, full, palette),
    ...historySection(verdict.history, width, palette),
    ...(verdict.systems.length > 0 ? breakersSection(verdict, width, palette) : []),
    ...elsewhereLines(verdict, width),
    ...neverFiredSection(verdict, width, palette),
    ...logsSection(verdict.logs, width, palette),
    ...leftOutLines(verdict, width),
    ...finalLine(verdict, width, palette),
  ];
  return `${lines.join('\n')}\n`;
}

/** Where edits are judged by themselves, what their systems leave out is told by another command. */
function elsewhereLines({ systems, history }: Verdict, width: number): string[] {
  if (systems.length > 0 || history.length === 0) return [];
  const about = [...new Set(history.map(({ system }) => `unplug list ${system}`))];
  return [...wrap(`not modelled: ${about.join(', ')}`, width, 2), ''];
}

/** What takes minutes is searched when it is asked for, and said when it is not. */
function leftOutLines({ leftOut = [] }: Verdict, width: number): string[] {
  if (leftOut.length === 0) return [];
  return [...wrap(`left out, searched with --all: ${leftOut.join('; ')}`, width, 2), ''];
}

/** What a reader must know before the first result: kernel, what is left out, what is taken for granted. */
function head({ kernel, systems }: Verdict, width: number, palette: Palette): string[] {
  if (systems.length === 0) return [];
  const assumes = new Set(systems.flatMap((system) => system.assumes));
  return [
    palette.strong(`kernel ${kernel}`),
    ...(assumes.size === 0 ? [] : wrap(`assumes: ${[...assumes].join('; ')}`, width, 2)),
    ...notModelledLines(systems, width),
    '',
  ];
}

/**
 * The run of every broken rule; in full also those that a rule allows, but no witness of a cover. Where
 * only edits are judged, and of a fix that does not hold, the run that they bring about.
 */
function runs(
  { systems, history }: Verdict,
  width: number,
  full: boolean,
  palette: Palette,
): string[] {
  const brought = history
    .filter(({ mustHold }) => systems.length === 0 || mustHold !== undefined)
    .flatMap(({ run }) => (run ? [lanes(run, { width, full, palette })] : []));
  const broken = systems
    .flatMap(({ rules }) => rules)
    .filter(({ standing, run }) => standing === 'broken' || (full && run?.allowed === true))
    .flatMap(({ run }) => (run ? [lanes(run, { width, full, palette })] : []));
  return [...broken, ...brought];
}
