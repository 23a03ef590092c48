import type { Glimpse } from '../../model/object-def.ts';
import type { SentEvent } from '../../model/thread-def.ts';
import { REFUSED, type LocalSpace } from './local-space.ts';

/** A cell of the table that XState has not been asked for yet. */
export const UNASKED = -2;

/** What a step says to one instance: looks, an event, or both. */
interface Row {
  readonly space: LocalSpace;
  readonly event: SentEvent | undefined;
  readonly looks: readonly ((glimpse: Glimpse) => boolean)[];
}

/**
 * What instances answer to what steps say to them: `cells[(row << shift) + local]` is the next local
 * state, REFUSED or UNASKED. A row that is added and a cell that is asked for may put larger `cells`
 * in the place of these.
 */
export class AnswerTable {
  shift = 8;
  cells = new Int32Array(64 << this.shift).fill(UNASKED);
  readonly #rows: Row[] = [];

  /** The number of a new row. */
  add(row: Row): number {
    const number = this.#rows.push(row) - 1;
    if (this.#rows.length << this.shift > this.cells.length) {
      const longer = new Int32Array(this.cells.length * 2).fill(UNASKED);
      longer.set(this.cells);
      this.cells = longer;
    }
    return number;
  }

  /** Asks XState for one cell. */
  ask(row: number, local: number): number {
    const { space, event, looks } = this.#rows[row]!;
    while (local >= 1 << this.shift) this.#widen();
    let next = local;
    const glimpse = space.glimpses[local]!;
    if (!looks.every((holds) => holds(glimpse))) next = REFUSED;
    else if (event !== undefined) next = space.next(local, event);
    this.cells[(row << this.shift) + local] = next;
    return next;
  }

  /** What stands in a cell, asked for if need be. */
  answer(row: number, local: number): number {
    while (local >= 1 << this.shift) this.#widen();
    const known = this.cells[(row << this.shift) + local]!;
    return known === UNASKED ? this.ask(row, local) : known;
  }

  #widen(): void {
    const wider = new Int32Array(this.cells.length * 2).fill(UNASKED);
    const width = 1 << this.shift;
    for (let row = 0; row < this.#rows.length; row++) {
      wider.set(this.cells.subarray(row * width, (row + 1) * width), row * width * 2);
    }
    this.shift++;
    this.cells = wider;
  }
}
