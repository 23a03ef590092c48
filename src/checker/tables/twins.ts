import type { SentEvent, StepEvent } from '../../model/thread-def.ts';
import type { LocalState } from './local-states.ts';

/** A state as XState computed it, where that is not the canonical one of its local state. */
export interface Twin {
  readonly local: number;
  readonly state: LocalState;
}

/** A question to a local state that was answered. */
interface Asked {
  readonly event: StepEvent | SentEvent;
  readonly answer: number;
}

/**
 * The states that XState tells apart and their key does not: another order of keys, `undefined` for
 * an absent key, -0 for 0. An actor is in these where the table has the canonical one, so each question
 * that the table answers is put to them too.
 */
export class Twins {
  readonly #twins: Set<LocalState>[] = [];
  readonly #asked: Map<string, Asked>[] = [];
  readonly #due: (Asked & { readonly twin: Twin })[] = [];

  /** Keeps a state of this local state if XState can tell it from the canonical one. */
  meet(local: number, state: LocalState): void {
    if (state === state.canonical) return;
    const known = (this.#twins[local] ??= new Set());
    if (known.has(state)) return;
    known.add(state);
    const twin = { local, state };
    for (const asked of this.#asked[local]?.values() ?? []) this.#due.push({ ...asked, twin });
  }

  /** Notes an answer of the table. */
  note(local: number, event: StepEvent | SentEvent, text: string, answer: number): void {
    const asked = (this.#asked[local] ??= new Map());
    if (asked.has(text)) return;
    asked.set(text, { event, answer });
    for (const state of this.#twins[local] ?? [])
      this.#due.push({ event, answer, twin: { local, state } });
  }

  /** Takes the questions that are still to be put to twins; answering one may raise others. */
  *due(): Generator<Asked & { readonly twin: Twin }> {
    for (let one = this.#due.pop(); one; one = this.#due.pop()) yield one;
  }
}
