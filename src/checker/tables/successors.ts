import { UNASKED } from './answer-table.ts';
import type { Compiled } from './compile.ts';
import type { Layout } from './layout.ts';
import type { StateSet } from './state-set.ts';

/** The enabled steps of one state, each with its packed successor and that one's hash. */
export class Successors {
  /** How many of each array count. */
  found = 0;
  actions = new Int32Array(64);
  hashes = new Int32Array(64);
  /** One after the other, as many words each as the layout has. */
  packed: Int32Array;
  readonly #compiled: Compiled;

  constructor(compiled: Compiled, words: number) {
    this.#compiled = compiled;
    this.packed = new Int32Array(64 * words);
  }

  /** Makes room for states of another layout. */
  relay(words: number): void {
    this.packed = new Int32Array(this.hashes.length * words);
  }

  /**
   * Lists the steps that are enabled in a state of the set.
   *
   * @param locals the same state, unpacked
   * @returns false when a local state does not fit its field
   */
  list(state: number, locals: Int32Array, set: StateSet, layout: Layout): boolean {
    const compiled = this.#compiled;
    const { answers, threads } = compiled;
    const words = set.words;
    const arena = set.arena;
    const base = state * words;
    const { word, shift, mask } = layout;
    const { packed, hashes, actions } = this;
    let found = 0;
    for (let t = 0; t < threads.length; t++) {
      const thread = threads[t]!;
      const code = compiled.code(thread, locals[thread]!);
      const { cells, shift: rowShift } = answers;
      let pc = 0;
      next: while (pc < code.length) {
        const action = code[pc]!;
        const to = code[pc + 1]!;
        const some = code[pc + 3]!;
        const end = pc + 4 + 2 * code[pc + 2]!;
        pc += 4;
        const at = found * words;
        for (let w = 0; w < words; w++) packed[at + w] = arena[base + w]!;
        if (to !== locals[thread]!) {
          if (to > mask[thread]!) return false;
          packed[at + word[thread]!]! ^= (locals[thread]! ^ to) << shift[thread]!;
        }
        for (; pc < end; pc += 2) {
          const instance = code[pc]!;
          const local = locals[instance]!;
          let answer =
            local >> rowShift === 0 ? cells[(code[pc + 1]! << rowShift) + local]! : UNASKED;
          if (answer === UNASKED) {
            answer = answers.ask(code[pc + 1]!, local);
            if (answers.cells !== cells) return this.list(state, locals, set, layout);
          }
          if (answer < 0) {
            pc = some === 0 ? end : skip(code, end, some);
            continue next;
          }
          if (answer !== local) {
            if (answer > mask[instance]!) return false;
            packed[at + word[instance]!]! ^= (local ^ answer) << shift[instance]!;
          }
        }
        if (some > 0) {
          const met = this.#someMet(code, pc, some, locals);
          if (answers.cells !== cells) return this.list(state, locals, set, layout);
          pc = skip(code, pc, some);
          if (!met) continue;
        }
        hashes[found] = set.hash(packed, at);
        actions[found] = action;
        found++;
        if (found === hashes.length) {
          this.#roomier(words);
          return this.list(state, locals, set, layout);
        }
      }
    }
    this.found = found;
    return true;
  }

  #roomier(words: number): void {
    const room = this.hashes.length * 2;
    this.actions = new Int32Array(room);
    this.hashes = new Int32Array(room);
    this.packed = new Int32Array(room * words);
  }

  #someMet(code: Int32Array, pc: number, some: number, locals: Int32Array): boolean {
    for (let s = 0, at = pc; s < some; s++) {
      const length = code[at++]!;
      let met = false;
      for (const end = at + 2 * length; at < end; at += 2) {
        const local = locals[code[at]!]!;
        const { answers } = this.#compiled;
        const { shift, cells } = answers;
        const row = code[at + 1]!;
        let answer = local >> shift === 0 ? cells[(row << shift) + local]! : UNASKED;
        if (answer === UNASKED) answer = answers.ask(row, local);
        met ||= answer >= 0;
      }
      if (!met) return false;
    }
    return true;
  }
}

function skip(code: Int32Array, pc: number, some: number): number {
  for (let s = 0; s < some; s++) pc += 1 + 2 * code[pc]!;
  return pc;
}
