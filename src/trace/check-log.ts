import type { LogVerdict } from '../schemas/verdict.ts';
import { Following } from './conformance.ts';
import { explained, type ExplainedSlice } from './follow/explained-slice.ts';
import { isModelled } from './kernel/memory-types.ts';
import type { ProbeTable } from './probes/probe-table.ts';
import type { Log } from './log/read-log.ts';
import type { Recorded } from './follow/recorded.ts';
import type { Keeps } from './link/slice-builder.ts';
import type { RegisteredPagemap } from './link/registered-pagemap.ts';
import { SliceFollower } from './follow/slice-follower.ts';
import { SliceTables } from './follow/slice-tables.ts';

/** A log taken apart and followed, for reports that say more than a verdict. */
export interface CheckedLog {
  readonly verdict: LogVerdict;
  readonly slices: readonly ExplainedSlice[];
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
  return follow(log, tables, probes).end();
}

/** As checkLog, with the slices and the runs that explain them. */
export function checkLogFully(
  log: Log,
  tables: SliceTables = new SliceTables(),
  probes?: ProbeTable,
): CheckedLog {
  const following = follow(log, tables, probes, () => Infinity);
  const verdict = following.end();
  const { context } = following;
  if (!context) return { verdict, slices: [], pagemaps: [] };
  const { kept: pagemaps } = context.pagemaps;
  return { verdict, slices: explainedIn(pagemaps, context.recorded), pagemaps };
}

/** The slices of these registrations of which entries are kept, with the runs that explain them. */
export function explainedIn(
  pagemaps: readonly RegisteredPagemap[],
  recorded: Recorded,
): ExplainedSlice[] {
  return pagemaps
    .filter(({ type }) => isModelled(type))
    .flatMap(({ slice, pages }) => [slice, ...pages.values()])
    .filter(({ isKept }) => isKept)
    .map((slice) => {
      const { sink } = slice;
      const followed = sink instanceof SliceFollower ? sink.followed() : undefined;
      return explained(slice, followed, recorded);
    });
}

function follow(
  log: Log,
  tables: SliceTables,
  probes: ProbeTable | undefined,
  keeps?: Keeps,
): Following {
  const met = new Set(log.events.map(({ name }) => name));
  const following = new Following({
    name: log.file,
    tables,
    met,
    ...(keeps && { keeps }),
    ...(probes && { probes }),
  });
  for (const line of log.lines) following.line(line);
  return following;
}
