import type { Layout } from './layout.ts';

const LOAD_MAX = 0.5;

/**
 * Packed states, stored in full in the order in which they were found, and an open-addressing table
 * over them. A state's number is its place in that order.
 */
export class StateSet {
  readonly words: number;
  size = 0;
  arena: Int32Array;
  /** The state to be looked up: fill it, then call `add`. */
  readonly probe: Int32Array;
  #table: Int32Array;
  #tableMask: number;

  constructor(words: number, capacity = 1 << 12) {
    this.words = words;
    this.arena = new Int32Array(capacity * words);
    this.probe = new Int32Array(words);
    this.#table = new Int32Array(capacity * 2).fill(-1);
    this.#tableMask = capacity * 2 - 1;
  }

  /** Bytes held by the arena and the table. */
  get bytes(): number {
    return this.arena.byteLength + this.#table.byteLength;
  }

  /**
   * Adds the probe.
   *
   * @returns the state's number; equal to the `size` before the call when it is new
   */
  add(): number {
    const { words, probe } = this;
    let hash = 0;
    for (let i = 0; i < words; i++) {
      hash = Math.imul(hash ^ probe[i]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    const table = this.#table;
    const tableMask = this.#tableMask;
    const arena = this.arena;
    let slot = hash & tableMask;
    for (;;) {
      const found = table[slot]!;
      if (found < 0) break;
      let at = found * words;
      let i = 0;
      while (i < words && arena[at] === probe[i]) {
        i++;
        at++;
      }
      if (i === words) return found;
      slot = (slot + 1) & tableMask;
    }
    const number = this.size++;
    table[slot] = number;
    if ((number + 1) * words > arena.length) this.#growArena();
    this.arena.set(probe, number * words);
    if (this.size > table.length * LOAD_MAX) this.#growTable();
    return number;
  }

  #growArena(): void {
    const longer = new Int32Array(Math.ceil(this.arena.length * 1.5));
    longer.set(this.arena);
    this.arena = longer;
  }

  #growTable(): void {
    const { words, size, arena, probe } = this;
    const mask = this.#table.length * 2 - 1;
    const table = new Int32Array(mask + 1).fill(-1);
    const kept = Int32Array.from(probe);
    for (let number = 0; number < size; number++) {
      let hash = 0;
      for (let i = 0, at = number * words; i < words; i++, at++) {
        hash = Math.imul(hash ^ arena[at]!, 0x9e3779b1);
        hash ^= hash >>> 15;
      }
      hash = Math.imul(hash, 0x85ebca6b);
      hash ^= hash >>> 13;
      let slot = hash & mask;
      while (table[slot]! >= 0) slot = (slot + 1) & mask;
      table[slot] = number;
    }
    probe.set(kept);
    this.#table = table;
    this.#tableMask = mask;
  }

  /** The same states in a wider layout, numbers unchanged. */
  relaid(from: Layout, to: Layout): StateSet {
    const wider = new StateSet(to.words, 1 << Math.max(12, 32 - Math.clz32(this.size)));
    for (let number = 0; number < this.size; number++) {
      wider.probe.fill(0);
      const base = number * this.words;
      for (let i = 0; i < from.word.length; i++) {
        const local = (this.arena[base + from.word[i]!]! >>> from.shift[i]!) & from.mask[i]!;
        wider.probe[to.word[i]!]! |= local << to.shift[i]!;
      }
      wider.add();
    }
    return wider;
  }
}
