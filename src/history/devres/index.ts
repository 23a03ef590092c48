import type { Edit } from '../../model/edit.ts';
import { devresInOrder } from './devres-in-order.ts';
import { releasedActionStaysListed } from './released-action-stays-listed.ts';

/** Upstream fixes and candidates that are judged on devres. */
export const devresHistory: readonly Edit[] = [devresInOrder, releasedActionStaysListed];
