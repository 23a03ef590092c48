import type { Registered } from '../link/slice.ts';

/** What begins or ends a registration, and is done to it once. */
export type OnceCalled = 'memremap_pages' | 'memunmap_pages';

/**
 * Who makes this call at a line, and who made it first. Nothing when no second call is told there.
 */
export function secondCallInWords(
  { lifecycle }: Registered,
  call: OnceCalled,
  line: number,
): string | undefined {
  const calls = lifecycle.filter(({ means }) => means === call).map(({ origin }) => origin);
  const second = calls.find((origin) => origin.line === line);
  const first = calls.find((origin) => origin.line !== line);
  if (!second || !first) return undefined;
  return `by ${second.by}; the first by ${first.by} at line ${first.line}`;
}
