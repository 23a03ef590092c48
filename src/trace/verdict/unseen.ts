import { isDax } from '../kernel/memory-types.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';

/**
 * Whether an unregister may wait for pages that the log does not show: who registered before the log
 * began may have handed some out before it, too.
 */
export function mayHoldUnseen(pagemap: RegisteredPagemap): boolean {
  return pagemap.since === undefined && !isDax(pagemap);
}
