import { addressOf } from '../log/address.ts';
import type { RefWord } from './ref-word.ts';

/** Bytes of one struct page on x86-64. */
const STRUCT_PAGE = 64n;

/**
 * The large folios of one pagemap. Each holds a reference for every page of it, takes them all in one
 * go and drops them all in one go; the models count it as one, so that count words are told less what
 * large folios hold beyond one each.
 */
export class FolioSizes {
  /** Orders of the large folios in use, by their first struct page. */
  readonly #orders = new Map<string, number>();
  /** What large folios hold beyond one reference each. */
  #beyond = 0;
  /** The same of those that are being freed: nobody can tell whether their put is over. */
  readonly #dropping = new Map<string, number>();

  /** A folio is handed out. */
  init(page: string, order: number): void {
    this.#forget(page);
    if (order === 0) return;
    this.#orders.set(page, order);
    this.#beyond += beyondOne(order);
  }

  /**
   * A folio is freed by this runner.
   *
   * @returns the order of the large folio in which the page is a part, which has been split unseen
   */
  free(page: string, runner: string): number | undefined {
    const order = this.#orders.get(page);
    if (order === undefined) return this.#partOf(page);
    this.#orders.delete(page);
    this.#dropping.set(runner, (this.#dropping.get(runner) ?? 0) + beyondOne(order));
    return undefined;
  }

  /** The runner does something else: what it was freeing is freed. */
  settle(runner: string): void {
    const dropped = this.#dropping.get(runner);
    if (dropped === undefined) return;
    this.#dropping.delete(runner);
    this.#beyond -= dropped;
  }

  /** The count word as the models count; nothing when it cannot be told. */
  wordOf(word: RefWord | undefined): RefWord | undefined {
    if (typeof word !== 'number' || word === 0 || this.#beyond === 0) return word;
    if (this.#dropping.size > 0) return undefined;
    return Math.max(0, word - this.#beyond);
  }

  #forget(page: string): void {
    const order = this.#orders.get(page);
    if (order === undefined) return;
    this.#orders.delete(page);
    this.#beyond -= beyondOne(order);
  }

  #partOf(page: string): number | undefined {
    if (this.#orders.size === 0) return undefined;
    const at = addressOf(page);
    if (at === undefined) return undefined;
    for (const order of new Set(this.#orders.values())) {
      const size = STRUCT_PAGE << BigInt(order);
      if (this.#orders.get(`0x${(at - (at % size)).toString(16)}`) === order) return order;
    }
    return undefined;
  }
}

function beyondOne(order: number): number {
  return 2 ** order - 1;
}
