import type { Layout } from './layout.ts';

/** The table grows when more than 11 in 16 of its slots are taken: small tables stay in the cache. */
const LOAD_MAX_SIXTEENTHS = 11;

/**
 * Packed states, stored in full in the order in which they were found, and an open-addressing table
 * over them. A state's number is its place in that order.
 *
 * A slot of the table is a number and the state itself, so that a look-up is one access to memory
 * instead of two: memory, not arithmetic, bounds the speed of the search.
 */
export class StateSet {
  readonly words: number;
  size = 0;
  arena: Int32Array;
  /** Means nothing; kept so that the accesses of `touch` are not optimised away. */
  touched = 0;
  #table: Int32Array;
  #mask: number;

  /** @param expected states to make room for */
  constructor(words: number, expected = 1 << 12) {
    this.words = words;
    this.arena = new Int32Array(expected * words);
    let slots = 1 << 12;
    while (slots * LOAD_MAX_SIXTEENTHS <= expected * 16) slots *= 2;
    this.#table = new Int32Array(slots * (words + 1)).fill(-1);
    this.#mask = slots - 1;
  }

  /** Bytes held by the arena and the table. */
  get bytes(): number {
    return this.arena.byteLength + this.#table.byteLength;
  }

  /** The hash of the state at `at` in `from`. */
  hash(from: Int32Array, at: number): number {
    let hash = from[at]!;
    for (let i = 1; i < this.words; i++) {
      hash = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) ^ from[at + i]!;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  /** Brings the slots of hashes into the cache in one go, so that the memory accesses overlap. */
  touch(hashes: Int32Array, count: number): void {
    const table = this.#table;
    const mask = this.#mask;
    const width = this.words + 1;
    let touched = 0;
    for (let k = 0; k < count; k++) touched ^= table[(hashes[k]! & mask) * width]!;
    this.touched = touched;
  }

  /**
   * Adds the state at `at` in `from`, whose hash is given.
   *
   * @returns the state's number; equal to `size` before the call when it is new
   */
  add(from: Int32Array, at: number, hash: number): number {
    const words = this.words;
    const table = this.#table;
    const mask = this.#mask;
    const width = words + 1;
    let slot = hash & mask;
    for (;;) {
      const base = slot * width;
      const found = table[base]!;
      if (found < 0) break;
      let same = table[base + 1] === from[at];
      for (let i = 1; same && i < words; i++) same = table[base + 1 + i] === from[at + i];
      if (same) return found;
      slot = (slot + 1) & mask;
    }
    const number = this.size++;
    const base = slot * width;
    table[base] = number;
    for (let i = 0; i < words; i++) table[base + 1 + i] = from[at + i]!;
    this.#append(from, at, number);
    if (this.size * 16 > (mask + 1) * LOAD_MAX_SIXTEENTHS) this.#growTable();
    return number;
  }

  #append(from: Int32Array, at: number, number: number): void {
    const { words } = this;
    const base = number * words;
    if (base + words > this.arena.length) {
      const longer = new Int32Array(Math.ceil(this.arena.length / words / 4) * 5 * words);
      longer.set(this.arena);
      this.arena = longer;
    }
    const arena = this.arena;
    for (let i = 0; i < words; i++) arena[base + i] = from[at + i]!;
  }

  #growTable(): void {
    const { words, size, arena } = this;
    const slots = (this.#mask + 1) * 2;
    const mask = slots - 1;
    const width = words + 1;
    const table = new Int32Array(slots * width).fill(-1);
    for (let number = 0; number < size; number++) {
      let slot = this.hash(arena, number * words) & mask;
      while (table[slot * width]! >= 0) slot = (slot + 1) & mask;
      table[slot * width] = number;
      for (let i = 0; i < words; i++) table[slot * width + 1 + i] = arena[number * words + i]!;
    }
    this.#table = table;
    this.#mask = mask;
  }

  /** The same states in a wider layout, numbers unchanged. */
  relaid(from: Layout, to: Layout): StateSet {
    const wider = new StateSet(to.words, Math.ceil(this.size * 1.25));
    const packed = new Int32Array(to.words);
    for (let number = 0; number < this.size; number++) {
      packed.fill(0);
      const base = number * this.words;
      for (let i = 0; i < from.word.length; i++) {
        const local = (this.arena[base + from.word[i]!]! >>> from.shift[i]!) & from.mask[i]!;
        packed[to.word[i]!]! |= local << to.shift[i]!;
      }
      wider.add(packed, 0, wider.hash(packed, 0));
    }
    return wider;
  }
}
