import type { Edit } from '../../model/edit.ts';
import { resetNotNoticed } from './reset-not-noticed.ts';

/** Upstream fixes and candidates that are judged on driver-unplug. */
export const driverUnplugHistory: readonly Edit[] = [resetNotNoticed];
