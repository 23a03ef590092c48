import type { ChartLine, ChartState, ChartTransition } from './chart.ts';

/** An arrow with more transitions than these tells the first of them and how many more there are. */
const LABEL_LINES_MAX = 5;

/** A state as it is titled, with what its tags mean said by more than a colour. */
export function titleOf({ name, tags }: Pick<ChartState, 'name' | 'tags'>): string {
  if (tags.includes('violation')) return `✗ ${name}`;
  return tags.includes('rest') ? `${name} (may rest)` : name;
}

/** A transition as it is written beside its arrow or in its box. */
export function textOf({ event, guard, to }: ChartLine): string {
  const name = event === '' ? 'always' : event;
  const when = guard === undefined ? name : `${name} [${guard}]`;
  return to === undefined ? when : `${when} → ${to}`;
}

/** The lines of an arrow's label, each with its transition where it is one. */
export function labelLines(
  transitions: readonly ChartTransition[],
): { readonly text: string; readonly of?: ChartTransition }[] {
  const lines = transitions.map((of) => ({ text: textOf(of), of }));
  if (lines.length <= LABEL_LINES_MAX) return lines;
  const shown = lines.slice(0, LABEL_LINES_MAX - 1);
  return [...shown, { text: `and ${lines.length - shown.length} more` }];
}
