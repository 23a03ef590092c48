import type { FindingFacts } from '../../schemas/log-finding.ts';
import type { Registered } from '../link/slice.ts';

/** What begins or ends a registration, and is done to it once. */
export type OnceCalled = 'memremap_pages' | 'memunmap_pages';

/**
 * Who makes this call at a line, and who made it first. Nothing when no second call is told there.
 */
export function secondCall(
  { lifecycle }: Registered,
  call: OnceCalled,
  line: number,
): FindingFacts['breaks']['second'] {
  const calls = lifecycle.filter(({ means }) => means === call).map(({ origin }) => origin);
  const second = calls.find((origin) => origin.line === line);
  const first = calls.find((origin) => origin.line !== line);
  if (!second || !first) return undefined;
  return { by: second.by, first: { by: first.by, line: first.line } };
}
