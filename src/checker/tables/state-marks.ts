/**
 * Marks on states, by number: one bit a state, as many as a search has. A Set of JavaScript ends at
 * 2^24 members, which a search passes.
 */
export class StateMarks {
  /** How many states are marked. */
  count = 0;
  #words = new Uint32Array(64);

  /** Marks a state; false when it was marked before. */
  add(state: number): boolean {
    const word = Math.floor(state / 32);
    if (word >= this.#words.length) {
      const longer = new Uint32Array(Math.max(this.#words.length * 2, word + 1));
      longer.set(this.#words);
      this.#words = longer;
    }
    const bit = 1 << (state & 31);
    if ((this.#words[word]! & bit) !== 0) return false;
    this.#words[word]! |= bit;
    this.count++;
    return true;
  }

  has(state: number): boolean {
    const word = Math.floor(state / 32);
    return word < this.#words.length && (this.#words[word]! & (1 << (state & 31))) !== 0;
  }

  get bytes(): number {
    return this.#words.byteLength;
  }
}
