import type { Edit } from '../model/edit.ts';
import { exitBeforeUnlisting } from './exit-before-unlisting.ts';
import { noGracePeriod } from './no-grace-period.ts';

/** Every upstream fix that can be taken back and every candidate that can be put in. */
export const edits: readonly Edit[] = [noGracePeriod, exitBeforeUnlisting];
