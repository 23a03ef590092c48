import type { Revision } from '../checker/compile.ts';
import { replaceStep } from '../model/change.ts';

/** A kernel release as far as the slices depend on it. */
export interface LogKernel {
  readonly release: string;
  readonly revisions: readonly Revision[];
  /** Whether an entry of a page table is a reference of a dax page like any other (facts B). */
  readonly countsMappings: boolean;
}

/** The first release whose zone_device_page_init takes its reference with plain tryget (facts A5, E5). */
const PLAIN_TRYGET = [6, 19] as const;

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

/** The first release whose FS_DAX pages are counted like any other folio (facts B, D32). */
const COUNTED_MAPPINGS = [6, 15] as const;

/** The oldest release whose pages hold a reference of their pagemap each (facts, epoch E3). */
const PAGE_REFERENCES = [6, 1] as const;

/**
 * The kernel that a log was recorded on; the newest one when the log does not say.
 *
 * @returns nothing for a release that has no model
 */
export function kernelOfLog(release: string | undefined): LogKernel | undefined {
  if (release === undefined) return { release: 'newest', revisions: [], countsMappings: true };
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(release) ?? [];
  if (major === undefined) return undefined;
  const version = [Number(major), Number(minor)] as const;
  if (before(version, PAGE_REFERENCES)) return undefined;
  return {
    release,
    revisions: before(version, PLAIN_TRYGET) ? [LIVE_TRYGET] : [],
    countsMappings: !before(version, COUNTED_MAPPINGS),
  };
}

function before(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}
