/** Somebody asked to stop while something was judged; what is known already stays known. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/** Long work asks once in so many turns, a power of two less one, whether it is to end. */
export const HEED_MASK = (1 << 16) - 1;
