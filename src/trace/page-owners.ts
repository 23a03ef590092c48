import type { RegisteredPagemap } from './registered-pagemap.ts';
import { nameOf } from './slice.ts';

/** A struct page belongs to one registration at a time; its memory can serve a later one. */
export class PageOwners {
  readonly #owners = new Map<string, RegisteredPagemap>();

  /** Notes an event of the page; says what is wrong when another registration still owns it. */
  claim(page: string, pagemap: RegisteredPagemap): string | undefined {
    const owner = this.#owners.get(page);
    if (owner !== undefined && owner !== pagemap && !owner.gone) {
      return `struct page ${page} belongs to ${nameOf(owner)}, which is still registered, not to ${nameOf(pagemap)}`;
    }
    this.#owners.set(page, pagemap);
    return undefined;
  }
}
