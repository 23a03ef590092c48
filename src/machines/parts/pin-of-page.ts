import { forget, keep } from '../../model/changes/picks.ts';

/** What a thread that pins a page of a process remembers: the page while it is pinned. */
export interface Pin {
  readonly page?: number;
}

/** What a pin does when it takes its page and when it has put it. */
export const PIN_ACTIONS = { pick: keep('page'), forget: forget('page') };

/** How get_user_pages takes a reference of a page that it has found through an entry of a page table. */
export const GRABS = { picks: ['page'], actions: 'pick', facts: 'A11' } as const;
