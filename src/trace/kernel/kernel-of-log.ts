import type { Revision } from '../../model/changes/revised-instances.ts';
import { replaceStep } from '../../model/changes/change.ts';
import type { LogModel } from '../../schemas/verdict.ts';
import {
  COUNTED_MAPPINGS,
  isBefore,
  modelOfRelease,
  NO_FAST_LOOKUP,
  NOT_NAMED,
  PLAIN_TRYGET,
  seriesNumbers,
} from './model-of-release.ts';

/** A kernel release as far as the slices depend on it. */
export interface LogKernel {
  readonly release: string;
  /** On which model it is judged. */
  readonly model: LogModel;
  readonly revisions: readonly Revision[];
  /** Whether an entry of a page table is a reference of a dax page like any other (facts B). */
  readonly countsMappings: boolean;
  /** Whether get_user_pages_fast looks up the pagemap of a page of device-dax, which is an event. */
  readonly showsFastPins: boolean;
}

const LIVE_TRYGET: Revision = {
  by: 'zone_device_page_init before 6.19: percpu_ref_tryget_live, a failure only warns',
  changes: [
    replaceStep(
      'slice_task',
      'in zone_device_page_init',
      'percpu_ref_tryget_many',
      { target: 'counted', ports: { ref: 'TRYGET' } },
      { target: 'counted', meta: { ports: { ref: 'TRYGET_LIVE' } } },
      'percpu_ref_tryget_live',
    ),
    replaceStep(
      'slice_task',
      'in zone_device_page_init',
      'percpu_ref_tryget_many fails',
      { target: 'counted', ports: { ref: 'TRYGET_FAILS' } },
      { target: 'counted', meta: { ports: { ref: 'TRYGET_LIVE_FAILS' } } },
      'percpu_ref_tryget_live fails',
    ),
  ],
};

/** The oldest release whose pages hold a reference of their pagemap each (facts, epoch E3). */
const PAGE_REFERENCES = [6, 1] as const;

/**
 * The kernel that a log was recorded on; the newest one when the log does not say.
 *
 * @returns nothing for a release that has no model
 */
export function kernelOfLog(release: string | undefined): LogKernel | undefined {
  if (release === undefined)
    return {
      release: 'newest',
      model: NOT_NAMED,
      revisions: [],
      countsMappings: true,
      showsFastPins: false,
    };
  const series = seriesNumbers(release);
  if (!series || isBefore(series, PAGE_REFERENCES)) return undefined;
  return {
    release,
    model: modelOfRelease(release, series),
    revisions: isBefore(series, PLAIN_TRYGET.since) ? [LIVE_TRYGET] : [],
    countsMappings: !isBefore(series, COUNTED_MAPPINGS.since),
    showsFastPins: isBefore(series, NO_FAST_LOOKUP.since),
  };
}
