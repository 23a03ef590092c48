const CHUNK_BITS = 19;
const CHUNK = 1 << CHUNK_BITS;

/** A growing list of unsigned 32-bit numbers that never copies what it holds. */
export class Chunked {
  length = 0;
  readonly #chunks: Uint32Array[] = [];

  push(value: number): void {
    const at = this.length++;
    const chunk = at >>> CHUNK_BITS;
    let array = this.#chunks[chunk];
    if (array === undefined) {
      array = new Uint32Array(chunk === 0 ? 1 << 12 : CHUNK);
      this.#chunks[chunk] = array;
    } else if ((at & (CHUNK - 1)) >= array.length) {
      const longer = new Uint32Array(Math.min(CHUNK, array.length * 2));
      longer.set(array);
      array = longer;
      this.#chunks[chunk] = array;
    }
    array[at & (CHUNK - 1)] = value;
  }

  get(at: number): number {
    return this.#chunks[at >>> CHUNK_BITS]![at & (CHUNK - 1)]!;
  }

  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  }

  /** All of it in one array, which must fit one. */
  toArray(): Uint32Array {
    const all = new Uint32Array(this.length);
    for (const [i, chunk] of this.#chunks.entries()) {
      const start = i << CHUNK_BITS;
      all.set(chunk.subarray(0, Math.min(chunk.length, this.length - start)), start);
    }
    return all;
  }
}
