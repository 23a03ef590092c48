import { textOf } from '../../../src/chart/chart-text.ts';
import type { ChartState, ChartTransition } from '../../../src/chart/chart.ts';

type Notes = readonly (string | undefined)[];

/** What a transition is and where the kernel has it. */
export function notesOf(one: ChartTransition): Notes {
  return [
    `${textOf(one)}${one.description === undefined ? '' : ':'}`,
    one.description,
    one.source && `[${one.source}]`,
    one.facts && `facts ${one.facts}`,
  ];
}

/** What a state is and where the kernel has it. */
export function stateNotes({
  name,
  tags,
  description,
  source,
}: Pick<ChartState, 'name' | 'tags' | 'description' | 'source'>): Notes {
  return [
    `${name}${tags.includes('violation') ? ' (violation)' : ''}${tags.includes('rest') ? ' (may rest here for ever)' : ''}`,
    description,
    source && `[${source}]`,
  ];
}

/** Notes as one text. */
export function said(notes: Notes): string {
  return notes.filter((part) => part !== undefined && part !== '').join(' ');
}
