import type { Compiled } from '../checker/compile.ts';
import type { StateSpace } from './possible-states.ts';
import type { Slice } from './slice.ts';

/**
 * The states in which a slice can be when the log begins to speak of it.
 *
 * A pagemap that the log saw being registered begins unregistered. Otherwise everything that its
 * first events do not exclude is possible: a page may be in use, the pagemap may have references.
 */
export function firstStates(space: StateSpace, slice: Slice): number[] {
  const { compiled } = space;
  const start = Int32Array.from(compiled.initial);
  if (slice.pagemap.since !== undefined) return [space.intern(start)];
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
  if (slice.page !== undefined) {
    const inUse = Int32Array.from(start);
    after(compiled, inUse, 'page0', ['ALLOC', 'INIT']);
    setReferences(compiled, inUse, own + 1);
    return [space.intern(start), space.intern(inUse)];
  }
  const { least, most } = referencesAtStart(slice);
  return Array.from({ length: most - least + 1 }, (_, i) => {
    const locals = Int32Array.from(start);
    setReferences(compiled, locals, own + least + i);
    return space.intern(locals);
  });
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

/** How many references pages held when the log began: those freed without an init, and unseen ones. */
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
  return { least, most: least + word };
}
