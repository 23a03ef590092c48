import type { Verdict } from '../schemas/verdict.ts';
import { breakersSection } from './breakers-section.ts';
import { finalLine } from './final-line.ts';
import { historySection } from './history-section.ts';
import { lanes } from './lanes.ts';
import { LEAST_WIDTH, USUAL_WIDTH } from './line-width.ts';
import { logsSection } from './logs-section.ts';
import { neverFiredSection } from './never-fired-section.ts';
import { notModelledLines } from './not-modelled.ts';
import { PLAIN, type Palette } from './palette.ts';
import { systemsSection } from './systems-section.ts';
import { wrap } from './wrap.ts';

/** How a verdict is shown. */
export interface OutcomeOptions {
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
    ...breakersSection(verdict, width, palette),
    ...neverFiredSection(verdict, width, palette),
    ...logsSection(verdict.logs, width, palette),
    ...finalLine(verdict, width, palette),
  ];
  return `${lines.join('\n')}\n`;
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

/** The run of every broken rule; in full also those that a rule allows, but no witness of a cover. */
function runs({ systems }: Verdict, width: number, full: boolean, palette: Palette): string[] {
  return systems
    .flatMap(({ rules }) => rules)
    .filter(({ standing, run }) => standing === 'broken' || (full && run?.allowed === true))
    .flatMap(({ run }) => (run ? [lanes(run, { width, full, palette })] : []));
}
