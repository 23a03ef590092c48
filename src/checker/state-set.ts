import type { Layout } from './layout.ts';

/** The table grows when more than 11 in 16 of its slots are taken: small tables stay in the cache. */
const LOAD_MAX_SIXTEENTHS = 11;

/**
 * Packed states, stored in full in the order in which they were found, and an open-addressing table
 * over them. A state's number is its place in that order.
 */
export class StateSet {
  readonly words: number;
  size = 0;
  arena: Int32Array;
  #table: Int32Array;
  #mask: number;

  constructor(words: number, capacity = 1 << 12) {
    this.words = words;
    this.arena = new Int32Array(capacity * words);
    this.#table = new Int32Array(capacity * 2).fill(-1);
    this.#mask = capacity * 2 - 1;
  }

  /** Bytes held by the arena and the table. */
  get bytes(): number {
    return this.arena.byteLength + this.#table.byteLength;
  }

  /** The hash of the state at `at` in `from`. */
  hash(from: Int32Array, at: number): number {
    let hash = 0;
    for (let i = 0; i < this.words; i++) {
      hash = Math.imul(hash ^ from[at + i]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  /** Brings the slot of a hash into the cache; the answer means nothing. */
  touch(hash: number): number {
    return this.#table[hash & this.#mask]!;
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
    const arena = this.arena;
    let slot = hash & mask;
    for (;;) {
      const found = table[slot]!;
      if (found < 0) break;
      let here = found * words;
      let i = 0;
      while (i < words && arena[here] === from[at + i]) {
        i++;
        here++;
      }
      if (i === words) return found;
      slot = (slot + 1) & mask;
    }
    const number = this.size++;
    table[slot] = number;
    this.#append(from, at, number);
    if (this.size * 16 > table.length * LOAD_MAX_SIXTEENTHS) this.#growTable();
    return number;
  }

  #append(from: Int32Array, at: number, number: number): void {
    const { words } = this;
    const base = number * words;
    if (base + words > this.arena.length) {
      const longer = new Int32Array(Math.ceil(this.arena.length / words / 2) * 3 * words);
      longer.set(this.arena);
      this.arena = longer;
    }
    const arena = this.arena;
    for (let i = 0; i < words; i++) arena[base + i] = from[at + i]!;
  }

  #growTable(): void {
    const { words, size, arena } = this;
    const mask = this.#table.length * 2 - 1;
    const table = new Int32Array(mask + 1).fill(-1);
    for (let number = 0; number < size; number++) {
      let slot = this.hash(arena, number * words) & mask;
      while (table[slot]! >= 0) slot = (slot + 1) & mask;
      table[slot] = number;
    }
    this.#table = table;
    this.#mask = mask;
  }

  /** The same states in a wider layout, numbers unchanged. */
  relaid(from: Layout, to: Layout): StateSet {
    const wider = new StateSet(to.words, 1 << Math.max(12, 32 - Math.clz32(this.size)));
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
