import type { Shown } from './shown.ts';

/** The pagemap of every printed run. */
export const PAGEMAP = 0x1000;
export const RANGE = 'start=0x1000000 end=0x1ffffff';
export const REF = `ref=0x${(PAGEMAP + 48).toString(16)}`;
export const DONE = `x=0x${(PAGEMAP + 64).toString(16)}`;
export const ENTRY = '(f+0x0/0x1)';
export const RETURN = '(g <- f)';

/** The struct page of a page of the model. */
export const pageAt = (page: number): string => `0x${(0xea0000000000 + page * 64).toString(16)}`;

/** An event that says the same whenever it is printed. */
export const just = (event: string, text = ENTRY): Shown => ({ event, text: () => text });
