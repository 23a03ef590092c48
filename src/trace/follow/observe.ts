import type { Glimpse } from '../../model/object-def.ts';
import { inState } from '../../model/machine/in-state.ts';
import type { RefWord } from '../link/ref-word.ts';

/**
 * Whether the count of a pagemap can read like this. Before the switch to one atomic counter is
 * over the word is biased and says nothing about the number of references.
 *
 * @param exactly whether the slice counts every reference, so that the number must be the same
 */
export function wordAgrees(ref: Glimpse, word: RefWord, exactly: boolean): boolean {
  if (ref.tags.has('violation')) return true;
  if (inState(ref.value, 'counted')) return word === 'biased';
  if (word === 'biased') return false;
  return !exactly || !inState(ref.value, 'exact') || ref.context['count'] === word;
}

/**
 * Whether the refcount of a page can read like this. The slice does not count the references of
 * others beyond the first two, so that it only tells none from some.
 */
export function countAgrees(page: Glimpse, count: number): boolean {
  if (page.tags.has('violation')) return true;
  const refs = typeof page.context['refs'] === 'number' ? page.context['refs'] : 0;
  return refs > 0 === count > 0;
}

/** How the count of a page reads that nobody uses, and what adds to it. */
export interface IdlePage {
  readonly count: number;
  /** Whether entries of page tables are counted, and not pins only. */
  readonly countsMappings: boolean;
}

/** Whether the refcount of a page that is mapped as it is can read like this. */
export function usersAgree(use: Glimpse, count: number, idle: IdlePage): boolean {
  return use.value !== 'present' || count === countOf(use, idle);
}

/**
 * The same when the page is freed, which follows its last put at once: nobody has it then, though a fault
 * that will map it anew may have been told.
 */
export function usersAgreeAtFree(use: Glimpse, count: number, idle: IdlePage): boolean {
  return use.value !== 'present' || count === idle.count;
}

function countOf({ context: { maps, pins } }: Glimpse, idle: IdlePage): number {
  const numberOf = (of: unknown): number => (typeof of === 'number' ? of : 0);
  return idle.count + numberOf(pins) + (idle.countsMappings ? numberOf(maps) : 0);
}
