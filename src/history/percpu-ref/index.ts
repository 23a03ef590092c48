import type { Edit } from '../../model/edit.ts';
import { exitBeforeUnlisting } from './exit-before-unlisting.ts';
import { noGracePeriod } from './no-grace-period.ts';

/** Upstream fixes and candidates that are judged on percpu-ref. */
export const percpuRefHistory: readonly Edit[] = [noGracePeriod, exitBeforeUnlisting];
