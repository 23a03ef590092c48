import type { Edit } from '../../model/edit.ts';
import { ownerKeptOnError } from './owner-kept-on-error.ts';
import { ownerReleasedByDestructor } from './owner-released-by-destructor.ts';

/** Upstream fixes and candidates that are judged on owner-registry. */
export const ownerRegistryHistory: readonly Edit[] = [ownerKeptOnError, ownerReleasedByDestructor];
