import type { Action, Use } from './action.ts';
import { UNASKED } from './answer-table.ts';
import type { Compiled } from './compile.ts';

/** How far beyond what a search met the tables are asked: a reader may step off the searched part. */
const ROUNDS = 2;

/** Asks the tables about every local state that is known and every step that can be said there. */
export function closeTables(compiled: Compiled): void {
  for (let round = 0; round < ROUNDS; round++) {
    const sizes = compiled.spaces.map(({ size }) => size);
    for (const thread of compiled.threads) {
      for (let local = 0; local < sizes[thread]!; local++) {
        for (const action of stepsAt(compiled, thread, local)) {
          for (const use of [...action.uses, ...action.some.flat()])
            for (let at = 0; at < sizes[use.instance]!; at++) answerOf(compiled, use, at);
        }
      }
    }
    if (compiled.spaces.every(({ size }, i) => size === sizes[i])) return;
  }
}

/**
 * The steps of a thread in a local state, or none where the model has no answer: the state may be one
 * that no run reaches, and nobody is bound to model those.
 */
export function stepsAt(compiled: Compiled, thread: number, local: number): readonly Action[] {
  try {
    return compiled.actionsOf(thread, local);
  } catch {
    return [];
  }
}

/** As `stepsAt`, for one answer of an instance. */
export function answerOf(compiled: Compiled, use: Use, local: number): number {
  try {
    return compiled.answer(use, local);
  } catch {
    return UNASKED;
  }
}
