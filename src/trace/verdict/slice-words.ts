import { shortState } from '../../checker/tables/short-state.ts';
import type { StateSpace } from '../follow/possible-states.ts';
import { nameOf, type Slice } from '../link/slice.ts';

/** Instances that say nothing while they are like this. */
const DULL: Readonly<Record<string, RegExp>> = {
  registration: /^registered$/,
  // The task that is in memunmap_pages says it.
  unregister: /^(ahead|begun)$/,
  transient: /held 0/,
  others: /^any$/,
  done: /^pending$/,
  rcu: /^(grace period|over)$/,
};

/** The tasks of a slice by their places, as they are at this line. */
export function tasksAt({ entries }: Slice, line: number): ReadonlyMap<number, string> {
  const tasks = new Map<number, string>();
  for (const entry of entries) if (entry.line <= line) tasks.set(entry.task, entry.by);
  return tasks;
}

/** The instances of a slice by the names that the log gives them at this line. */
export function inWords(slice: Slice, line: number, text: string): string {
  const tasks = tasksAt(slice, line);
  return (
    text
      .replaceAll(/\btask(\d+)\b/g, (name, i: string) => tasks.get(Number(i)) ?? name)
      // A key that has vanished from a context says nothing.
      .replaceAll(/(, )?\w+ undefined/g, '')
      .replaceAll(/ \((, )?\)/g, '')
      .replaceAll('(, ', '(')
      .replaceAll(/\bpage0\b/g, `page ${slice.page ?? ''}`)
  );
}

/** One possible state of a slice: whatever is not as it usually is. */
export function stateInWords(space: StateSpace, slice: Slice, line: number, state: number): string {
  const { instances } = space.compiled;
  const parts = instances.flatMap(({ name, def }, i) => {
    const short = shortState(space.compiled, i, space.local(state, i));
    if (def.kind === 'thread' && short === 'elsewhere') return [];
    return DULL[name]?.test(short) ? [] : [`${name} ${short}`];
  });
  return inWords(slice, line, parts.join(', '));
}

/** What a slice is about. */
export function sliceInWords({ pagemap, page }: Slice): string {
  return page === undefined ? nameOf(pagemap) : `page ${page} of ${nameOf(pagemap)}`;
}
