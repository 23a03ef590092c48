import type { RegisteredPagemap } from './registered-pagemap.ts';

/** A page in use: from its init to the drop of its last reference. */
export interface Hold {
  readonly page: string;
  /** Line of the init; absent when the page was in use before the log began. */
  readonly from?: number;
  readonly by?: string;
  /** Line of the free; absent when the page was in use when the log ended. */
  readonly to?: number;
  readonly freedBy?: string;
}

/** When the pages of a pagemap were in use, in the order in which they were initialised. */
export function holdsOf({ pages }: RegisteredPagemap): Hold[] {
  const holds: Hold[] = [];
  for (const [page, { entries }] of pages) {
    let open: Hold | undefined;
    for (const { event, line, by } of entries) {
      if (event === 'zone_device_page_init') open = { page, from: line, by };
      else if (event === 'free_zone_device') {
        holds.push({ ...(open ?? { page }), to: line, freedBy: by });
        open = undefined;
      }
    }
    if (open) holds.push(open);
  }
  return holds.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0));
}
