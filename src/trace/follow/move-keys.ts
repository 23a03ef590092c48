import type { Entry } from '../link/slice.ts';

/** Values up to these share one small number; what is larger is told apart by its text. */
const SMALL = { task: 16, variant: 16, count: 8, word: 1 << 18 } as const;

/** Numbers for entries, the same for those that say the same to every state of a slice. */
export class MoveKeys {
  readonly #byEvent = new Map<string, Map<number | string, number>>();
  readonly #variants = new Map<string, number>();
  readonly #exactly: boolean;
  #next = 0;

  /** @param exactly whether the number in a count word matters, and not only whether it is one, and 0 */
  constructor(exactly: boolean) {
    this.#exactly = exactly;
  }

  of(entry: Entry): number {
    const event = entry.anyone === true ? `${entry.event} by anyone` : entry.event;
    let keys = this.#byEvent.get(event);
    if (!keys) {
      keys = new Map();
      this.#byEvent.set(event, keys);
    }
    const key = this.#keyOf(entry);
    let move = keys.get(key);
    if (move === undefined) {
      move = this.#next++;
      keys.set(key, move);
    }
    return move;
  }

  #keyOf({ task, variant, count, word }: Entry): number | string {
    const v = variant === undefined ? 0 : this.#variant(variant);
    const c = count === undefined ? 0 : count + 1;
    const w =
      word === undefined
        ? 0
        : word === 'biased'
          ? 1
          : this.#exactly
            ? // A word that no state can agree with is like no other.
              word < 0
              ? -1
              : word + 2
            : word === 0
              ? 2
              : 3;
    const isSmall =
      task < SMALL.task &&
      v < SMALL.variant &&
      c >= 0 &&
      c < SMALL.count &&
      w >= 0 &&
      w < SMALL.word;
    if (!isSmall || !Number.isInteger(c)) return `${task} ${v} ${c} ${w}`;
    return ((w * SMALL.count + c) * SMALL.variant + v) * SMALL.task + task;
  }

  #variant(variant: string): number {
    let known = this.#variants.get(variant);
    if (known === undefined) {
      known = this.#variants.size + 1;
      this.#variants.set(variant, known);
    }
    return known;
  }
}
