import type { LogVerdict } from '../schemas/verdict.ts';
import { Following } from './conformance.ts';
import { followLog, type FollowedSlice } from './follow/follow-log.ts';
import { isModelled } from './kernel/memory-types.ts';
import type { ProbeTable } from './probes/probe-table.ts';
import type { Log } from './log/read-log.ts';
import type { RegisteredPagemap } from './link/registered-pagemap.ts';
import { SliceTables } from './follow/slice-tables.ts';

/** A log taken apart and followed, for reports that say more than a verdict. */
export interface CheckedLog {
  readonly verdict: LogVerdict;
  readonly slices: readonly FollowedSlice[];
  /** Every registration of the log, with who held its pages when. */
  readonly pagemaps: readonly RegisteredPagemap[];
}

/**
 * Holds a log against the model of its kernel; the same log always gives the same verdict.
 *
 * @param tables shared over many logs, so that what was asked of XState once is known
 * @param probes what the events of the log say
 */
export function checkLog(
  log: Log,
  tables: SliceTables = new SliceTables(),
  probes?: ProbeTable,
): LogVerdict {
  return follow(log, tables, probes, false).end();
}

/** As checkLog, with the slices and the runs that explain them. */
export function checkLogFully(
  log: Log,
  tables: SliceTables = new SliceTables(),
  probes?: ProbeTable,
): CheckedLog {
  const following = follow(log, tables, probes, true);
  const verdict = following.end();
  const { context } = following;
  if (!context) return { verdict, slices: [], pagemaps: [] };
  const pagemaps = [...context.pagemaps.all()];
  const modelled = pagemaps.filter(({ type }) => isModelled(type));
  const slices = modelled.flatMap(({ slice, pages }) => [slice, ...pages.values()]);
  const followed = followLog(slices, context.armed.current, context.kernel, tables);
  return { verdict, slices: followed, pagemaps };
}

function follow(
  log: Log,
  tables: SliceTables,
  probes: ProbeTable | undefined,
  keeps: boolean,
): Following {
  const met = new Set(log.events.map(({ name }) => name));
  const following = new Following({
    name: log.file,
    tables,
    met,
    keeps,
    ...(probes && { probes }),
  });
  for (const line of log.lines) following.line(line);
  return following;
}
