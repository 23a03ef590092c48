import { shortState } from '../checker/short-state.ts';
import type { StateSpace } from './possible-states.ts';
import { nameOf, type Slice } from './slice.ts';

/** Instances that say nothing while they are like this. */
const DULL: Readonly<Record<string, RegExp>> = {
  registration: /^registered$/,
  transient: /held 0/,
  others: /^any$/,
  done: /^pending$/,
  rcu: /^(grace period|over)$/,
};

/** The instances of a slice by the names that the log gives them. */
export function inWords(slice: Slice, text: string): string {
  return text
    .replaceAll(/\btask(\d+)\b/g, (name, i: string) => slice.tasks[Number(i)] ?? name)
    .replaceAll(/\bpage0\b/g, `page ${slice.page ?? ''}`);
}

/** One possible state of a slice: whatever is not as it usually is. */
export function stateInWords(space: StateSpace, slice: Slice, state: number): string {
  const { instances } = space.compiled;
  const parts = instances.flatMap(({ name, def }, i) => {
    const short = shortState(space.compiled, i, space.local(state, i));
    if (def.kind === 'thread' && short === 'elsewhere') return [];
    return DULL[name]?.test(short) ? [] : [`${name} ${short}`];
  });
  return inWords(slice, parts.join(', '));
}

/** What a slice is about. */
export function sliceInWords({ pagemap, page }: Slice): string {
  return page === undefined ? nameOf(pagemap) : `page ${page} of ${nameOf(pagemap)}`;
}
