import type { LogVerdict } from '../schemas/verdict.ts';

/** Whether a log came out well: as it is known to deserve, or, if nothing is known, by following. */
export function logIsWell({ verdict, expected }: LogVerdict): boolean {
  return expected === undefined ? verdict.startsWith('follows') : verdict === expected;
}
