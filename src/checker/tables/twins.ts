import type { AnyMachineSnapshot } from 'xstate';
import { exactText, isExactly } from '../../model/exact-copy.ts';
import type { SentEvent, StepEvent } from '../../model/thread-def.ts';

/** A snapshot as XState computed it, where that is not the canonical one of its local state. */
export interface Twin {
  readonly local: number;
  readonly snapshot: AnyMachineSnapshot;
}

/** A question to a local state that was answered. */
interface Asked {
  readonly event: StepEvent | SentEvent;
  readonly answer: number;
}

/**
 * The snapshots that XState tells apart and their key does not: another order of keys, `undefined` for
 * an absent key, -0 for 0. An actor is in these where the table has the canonical one, so each question
 * that the table answers is put to them too.
 */
export class Twins {
  readonly #twins: Map<string, Twin>[] = [];
  readonly #asked: Map<string, Asked>[] = [];
  readonly #due: (Asked & { readonly twin: Twin })[] = [];

  /** Keeps the snapshot of a local state if XState can tell it from the canonical one. */
  meet(local: number, snapshot: AnyMachineSnapshot, kept: AnyMachineSnapshot): void {
    if (isExactly(snapshot.context, kept.context)) return;
    const key = exactText(snapshot.context);
    const known = (this.#twins[local] ??= new Map());
    if (known.has(key)) return;
    const twin = { local, snapshot };
    known.set(key, twin);
    for (const asked of this.#asked[local]?.values() ?? []) this.#due.push({ ...asked, twin });
  }

  /** Notes an answer of the table. */
  note(local: number, event: StepEvent | SentEvent, answer: number): void {
    const asked = (this.#asked[local] ??= new Map());
    const text = exactText(event);
    if (asked.has(text)) return;
    asked.set(text, { event, answer });
    for (const twin of this.#twins[local]?.values() ?? []) this.#due.push({ event, answer, twin });
  }

  /** Takes the questions that are still to be put to twins; answering one may raise others. */
  *due(): Generator<Asked & { readonly twin: Twin }> {
    for (let one = this.#due.pop(); one; one = this.#due.pop()) yield one;
  }
}
