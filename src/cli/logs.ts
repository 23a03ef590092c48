import type { LogVerdict } from '../schemas/verdict.ts';

/** The verdicts on the kernel logs that ship with unplug. */
export function shippedLogs(): LogVerdict[] {
  return [];
}
