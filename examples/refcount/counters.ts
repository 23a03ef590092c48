/** Two reference counters in TypeScript: one is as the chart has it, one takes a reference of what is freed. */

/** A reference counter of one object. */
export interface Counter {
  /** Takes a reference. @returns false when there is none left to share */
  tryGet(): boolean;
  /** Gives a reference back. @returns whether it was the last, and the object is freed */
  put(): boolean;
  readonly isFreed: boolean;
}

/** As the chart has it: what nobody refers to stays freed. */
export class RightCounter implements Counter {
  #references = 1;
  isFreed = false;

  tryGet(): boolean {
    if (this.#references === 0) return false;
    this.#references++;
    return true;
  }

  put(): boolean {
    this.#references--;
    if (this.#references === 0) this.isFreed = true;
    return this.isFreed;
  }
}

/** The count alone: it does not see that zero means gone, as `kref_get` where `kref_get_unless_zero` is due. */
export class WrongCounter implements Counter {
  #references = 1;
  isFreed = false;

  tryGet(): boolean {
    this.#references++;
    return true;
  }

  put(): boolean {
    this.#references--;
    if (this.#references === 0) this.isFreed = true;
    return this.isFreed;
  }
}
