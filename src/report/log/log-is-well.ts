import type { LogVerdict } from '../../schemas/verdict.ts';

/** Whether a log came out well: read to its end, and as it is known to deserve or, if nothing is known, by following. */
export function logIsWell({ verdict, expected, stoppedAt }: LogVerdict): boolean {
  if (stoppedAt !== undefined) return false;
  return expected === undefined ? verdict.startsWith('follows') : verdict === expected;
}
