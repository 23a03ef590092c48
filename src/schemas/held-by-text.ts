import type { Holder } from './run.ts';

/**
 * Who has what a thread waits for, in one line: `pgmap <- page0 <- process0 (since step 4: mmap)`. What
 * is told of something that nobody has is a clause and not in brackets.
 */
export function heldByText({
  has = [],
  heldBy,
  by,
  why,
}: Omit<Holder, 'waiter' | 'waitsFor'>): string {
  const told = why === undefined ? '' : by === undefined ? `, ${why}` : ` (${why})`;
  return `${has.map((one) => `${one} <- `).join('')}${heldBy}${told}`;
}
