import type { Action } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import { stepsAt } from '../tables/known-answers.ts';

/** Local states of one thread that are looked at; what lies beyond is taken as not there. */
const LOCALS_MAX = 4_000;

/**
 * Where a thread can go from a local state by itself, whatever the others do: every step that is still
 * ahead of it, and some that the others will never let it take.
 */
export class ThreadWays {
  readonly #compiled: Compiled;
  readonly #ahead = new Map<string, readonly Action[]>();

  constructor(compiled: Compiled) {
    this.#compiled = compiled;
  }

  /** The steps in a local state, enabled or not. */
  from(thread: number, local: number): readonly Action[] {
    return stepsAt(this.#compiled, thread, local);
  }

  /** The steps in a local state and in all that follow. */
  ahead(thread: number, local: number): readonly Action[] {
    const key = `${thread} ${local}`;
    const known = this.#ahead.get(key);
    if (known) return known;
    const actions: Action[] = [];
    const seen = new Set([local]);
    for (const at of seen) {
      if (seen.size > LOCALS_MAX) break;
      for (const action of this.from(thread, at)) {
        actions.push(action);
        seen.add(action.to);
      }
    }
    this.#ahead.set(key, actions);
    return actions;
  }

  /** Every step of every thread. */
  all(): readonly Action[] {
    return this.#compiled.threads.flatMap((thread) =>
      this.ahead(thread, this.#compiled.initial[thread]!),
    );
  }
}
