import type { Edit } from '../../model/edit.ts';
import { totalMissesAGet } from './total-misses-a-get.ts';

/** Upstream fixes and candidates that are judged on percpu-ref-total. */
export const percpuRefTotalHistory: readonly Edit[] = [totalMissesAGet];
