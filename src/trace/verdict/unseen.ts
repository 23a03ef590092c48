import type { RegisteredPagemap } from '../link/registered-pagemap.ts';

/** FS_DAX and GENERIC: their pages hold no reference of the pagemap. */
const HOLD_NOTHING: ReadonlySet<number> = new Set([3, 4]);

/**
 * Whether an unregister may wait for pages that the log does not show: who registered before the log
 * began may have handed some out before it, too.
 */
export function mayHoldUnseen({ since, type }: RegisteredPagemap): boolean {
  return since === undefined && (type === undefined || !HOLD_NOTHING.has(type));
}
