import type { Compiled } from '../../checker/tables/compile.ts';
import { underWay } from './mid-life.ts';
import type { StateSpace } from './possible-states.ts';
import { ELSEWHERE, type Slice } from '../link/slice.ts';

/**
 * The states in which a slice can be when the log begins to speak of it.
 *
 * A pagemap that the log saw being registered begins unregistered. Otherwise everything that its
 * first events do not exclude is possible: a page may be in use, the pagemap may have references, and
 * its unregister may be under way.
 */
export function firstStates(space: StateSpace, slice: Slice): number[] {
  if (slice.pagemap.since !== undefined) {
    return [space.intern(Int32Array.from(space.compiled.initial))];
  }
  return underWay(space, statesInUse(space, slice), tasksInside(slice));
}

/** Places of tasks whose first event shows that they were inside a call already. */
function tasksInside({ entries }: Slice): number[] {
  const seen = new Set<number>();
  return entries.flatMap(({ task, event }) => {
    if (seen.has(task)) return [];
    seen.add(task);
    return INSIDE.has(event) ? [task] : [];
  });
}

/** Events that begin nothing. */
const INSIDE: ReadonlySet<string> = new Set(['drv_page_free', ELSEWHERE]);

/** Allocations of peer-to-peer memory that a driver may have made before the log began. */
const ALLOCATIONS_MAX = 8;

/** References that events may have taken and not told by then: a task has one of them at a time. */
const UNTOLD_MAX = 64;

/** The states of a pagemap that is registered and that nobody unregisters. */
function statesInUse(space: StateSpace, slice: Slice): number[] {
  const { compiled } = space;
  const start = Int32Array.from(compiled.initial);
  after(compiled, start, 'registration', ['BEGIN', 'SUCCEED']);
  const own = compiled.indexOf('ranges') === undefined ? 0 : 1;
  if (own > 0) after(compiled, start, 'ranges', ['TAKE']);
  setReferences(compiled, start, own);
  if (compiled.indexOf('use') !== undefined) {
    after(compiled, start, 'memmap', ['ADD']);
    const inUse = Int32Array.from(start);
    after(compiled, inUse, 'use', ['MAP']);
    return [space.intern(start), space.intern(inUse)];
  }
  const starts = [start];
  if (compiled.indexOf('allocations') !== undefined) {
    for (let i = 0; i < ALLOCATIONS_MAX; i++) {
      const more = Int32Array.from(starts[i]!);
      after(compiled, more, 'allocations', ['HOLD']);
      starts.push(more);
    }
  }
  return starts.flatMap((locals, allocations) =>
    statesOfPages(space, slice, locals, own + allocations),
  );
}

/** As this state, with pages in use that hold references beside the `own` ones. */
function statesOfPages(space: StateSpace, slice: Slice, start: Int32Array, own: number): number[] {
  const { compiled } = space;
  const { least, most } = pagesAtStart(space, slice);
  return Array.from({ length: most - least + 1 }, (_, i) => {
    const locals = Int32Array.from(start);
    if (slice.page !== undefined && i > 0) after(compiled, locals, 'page0', ['ALLOC', 'INIT']);
    setReferences(compiled, locals, own + least + i);
    return space.intern(locals);
  });
}

/** How many references pages hold when the log begins, as far as the model counts them. */
function pagesAtStart({ counting }: StateSpace, slice: Slice): { least: number; most: number } {
  if (slice.page !== undefined) return { least: 0, most: 1 };
  return counting.counts ? referencesAtStart(slice) : { least: 0, most: 0 };
}

function after(
  compiled: Compiled,
  locals: Int32Array,
  name: string,
  events: readonly string[],
): void {
  const at = compiled.indexOf(name)!;
  for (const type of events) locals[at] = compiled.spaces[at]!.next(locals[at]!, { type });
}

function setReferences(compiled: Compiled, locals: Int32Array, own: number): void {
  const at = compiled.indexOf('ref')!;
  locals[at] = compiled.spaces[at]!.initial({ own });
}

/**
 * How many references pages held when the log began: those freed without an init, and unseen ones. The
 * first number in a count word tells it but for what these entries have changed.
 */
function referencesAtStart({ entries }: Slice): { least: number; most: number } {
  let open = 0;
  let least = 0;
  let word = 0;
  for (const entry of entries) {
    if (entry.event === 'zone_device_page_init') open++;
    if (entry.event === 'free_zone_device') open--;
    least = Math.max(least, -open);
    if (typeof entry.word === 'number') word = Math.max(word, entry.word);
  }
  const counted = word - entries.length - UNTOLD_MAX;
  return { least: Math.max(least, counted), most: least + word };
}
