/**
 * Numbers drawn for one run: equal for equal seeds, and fast (mulberry32, T. Ettinger, public domain). Not
 * fast-check's generator, which allocates for each number; that one draws the seeds.
 */
export class Random {
  #state: number;

  /** @param seed any whole number; its low 32 bits count */
  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from 0 to `end` - 1. */
  below(end: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * end);
  }

  /** Whether something happens that does so in `share` of all cases. */
  happens(share: number): boolean {
    return this.next() < share * 0x1_0000_0000;
  }
}

/** The seed of the run of this number in a campaign: neighbours have nothing in common. */
export function seedOfRun(campaign: number, run: number): number {
  return (
    new Random(Math.imul(campaign | 0, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b)).next() | 0
  );
}
