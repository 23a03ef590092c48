import type { LineSpan } from '../../schemas/log-finding.ts';

/** The first and the last of some lines, as many as a device has pages; nothing where there are none. */
export function lineSpan(lines: readonly number[]): LineSpan | undefined {
  if (lines.length === 0) return undefined;
  let first = Infinity;
  let last = 0;
  for (const line of lines) {
    first = Math.min(first, line);
    last = Math.max(last, line);
  }
  return { first, last };
}
