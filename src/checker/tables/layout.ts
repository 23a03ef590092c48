/** Where each instance's local state sits in the 32-bit words of a packed state. */
export interface Layout {
  /** Words of a state. */
  readonly words: number;
  readonly word: Int32Array;
  readonly shift: Int32Array;
  readonly mask: Int32Array;
}

/** Above this many local states, a field that is nearly full gets a bit more. */
const ROOMY_FROM = 16;

/**
 * Packs fields for `counts[i]` local states each into as few words as first-fit finds; no field
 * straddles two words, so that a step changes a field with one exclusive-or.
 *
 * A large field that is more than four fifths full gets one bit more: to lay all states out anew
 * costs more than a bit.
 */
export function layoutFor(counts: readonly number[]): Layout {
  const bits = counts.map((count) => {
    const room = count >= ROOMY_FROM ? count * 1.25 : count;
    return Math.max(1, 32 - Math.clz32(Math.max(Math.ceil(room) - 1, 1)));
  });
  const order = bits.map((_, i) => i).toSorted((a, b) => bits[b]! - bits[a]! || a - b);
  const free: number[] = [];
  const word = new Int32Array(counts.length);
  const shift = new Int32Array(counts.length);
  const mask = new Int32Array(counts.length);
  for (const i of order) {
    let at = free.findIndex((left) => left >= bits[i]!);
    if (at < 0) at = free.push(32) - 1;
    word[i] = at;
    shift[i] = 32 - free[at]!;
    mask[i] = bits[i] === 32 ? -1 : (1 << bits[i]!) - 1;
    free[at]! -= bits[i]!;
  }
  return { words: free.length, word, shift, mask };
}
