import type { Compiled } from '../checker/tables/compile.ts';

/** The steps of one thread in one local state, with whom to ask again about which when somebody changes. */
export interface Offers {
  /** As `Compiled.code` has it. */
  readonly code: Int32Array;
  /** Where each step begins in `code`. */
  readonly at: Int32Array;
  /** For each instance the places of the steps that read it; undefined for none. */
  readonly readers: readonly (Int32Array | undefined)[];
}

/** Words of a step in `code` before what it says. */
export const HEAD = 4;

/** Takes the steps of a thread in a local state apart. */
export function offersOf(compiled: Compiled, thread: number, local: number): Offers {
  const code = compiled.code(thread, local);
  const at: number[] = [];
  const readers: number[][] = [];
  for (let pc = 0; pc < code.length;) {
    const place = at.push(pc) - 1;
    const some = code[pc + 3]!;
    const end = pc + HEAD + 2 * code[pc + 2]!;
    pc += HEAD;
    for (; pc < end; pc += 2) note(readers, code[pc]!, place);
    for (let s = 0; s < some; s++) {
      const after = pc + 1 + 2 * code[pc]!;
      for (pc++; pc < after; pc += 2) note(readers, code[pc]!, place);
    }
  }
  return {
    code,
    at: Int32Array.from(at),
    readers: Array.from(compiled.instances, (_, i) => readers[i] && Int32Array.from(readers[i])),
  };
}

function note(readers: number[][], instance: number, place: number): void {
  const places = (readers[instance] ??= []);
  if (places.at(-1) !== place) places.push(place);
}
