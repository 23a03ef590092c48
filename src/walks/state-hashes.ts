/** So many states are counted; beyond it a campaign says "at least". */
const STATES_MAX = 1 << 24;

/**
 * Counts different states by a hash of 64 bits that is kept up to date instance by instance (A. Zobrist,
 * 1970). Two states with one hash would be counted once: for some million states that is as good as never.
 */
export class StateHashes {
  size = 0;
  /** Hash of the state that the run is in. */
  low = 0;
  high = 0;
  #slots = new Int32Array(1 << 13);

  /** Takes an instance into the hash of the state, or out of it. */
  toggle(instance: number, local: number): void {
    let key = Math.imul(instance + 1, 0x9e3779b1) ^ Math.imul(local + 1, 0x85ebca6b);
    key = Math.imul(key ^ (key >>> 16), 0x7feb352d);
    key = Math.imul(key ^ (key >>> 15), 0x846ca68b);
    this.low ^= key ^ (key >>> 16);
    key = Math.imul(key ^ (instance + (local << 7)), 0xc2b2ae35);
    key = Math.imul(key ^ (key >>> 13), 0x27d4eb2f);
    this.high ^= key ^ (key >>> 15);
  }

  /** Counts the state that the run is in. @returns whether it is new */
  add(): boolean {
    if (this.size >= STATES_MAX) return false;
    // Zeros mark a free slot.
    const high = this.high === 0 && this.low === 0 ? 1 : this.high;
    const { low } = this;
    let slots = this.#slots;
    let mask = slots.length / 2 - 1;
    let slot = low & mask;
    for (;;) {
      const was = slots[2 * slot]!;
      const wasHigh = slots[2 * slot + 1]!;
      if (was === 0 && wasHigh === 0) break;
      if (was === low && wasHigh === high) return false;
      slot = (slot + 1) & mask;
    }
    slots[2 * slot] = low;
    slots[2 * slot + 1] = high;
    if (++this.size * 2 > mask + 1) this.#grow();
    return true;
  }

  get isFull(): boolean {
    return this.size >= STATES_MAX;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === 0 && old[at + 1] === 0) continue;
      let slot = old[at]! & mask;
      while (slots[2 * slot] !== 0 || slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = old[at]!;
      slots[2 * slot + 1] = old[at + 1]!;
    }
    this.#slots = slots;
  }
}
