import type { FindingOf } from '../schemas/log-finding.ts';
import { ArmedSoFar } from './kernel/armed-so-far.ts';
import type { ConformanceOptions } from './conformance-options.ts';
import { kernelOfLog, type LogKernel } from './kernel/kernel-of-log.ts';
import { Linker, type Surroundings } from './link/linker.ts';
import type { LogHead } from './log/log-head.ts';
import type { Means } from './probes/meanings.ts';
import { ProbeTable } from './probes/probe-table.ts';
import { RegisteredPagemaps, type EndListener } from './link/registered-pagemaps.ts';
import type { Registered } from './link/slice.ts';
import type { Keeps, Sinks } from './link/slice-builder.ts';
import type { TraceEvent } from './log/trace-event.ts';
import type { Recorded } from './follow/recorded.ts';
import { SliceFollower } from './follow/slice-follower.ts';
import { SliceTables } from './follow/slice-tables.ts';

/** What is known of a log that it does not say, for whoever has seen all of it. */
export interface Foreknown extends ConformanceOptions {
  /** Names of events that occur in it. */
  readonly met?: ReadonlySet<string>;
  /** How many entries of which slices are kept, for whoever wants to explain them; none by default. */
  readonly keeps?: Keeps;
  /** Hears every event that can be read. */
  readonly onEvent?: (event: TraceEvent) => void;
  /** Whether somebody will ask for news. */
  readonly isWatched?: boolean;
  /** Lines at which somebody wants to know who holds what. */
  readonly askedAt?: readonly number[];
}

/** What a log is held against, once its head was read. */
export interface LogContext {
  readonly kernel: LogKernel;
  readonly recorded: Recorded;
  readonly armed: ArmedSoFar;
  readonly linker: Linker;
  readonly pagemaps: RegisteredPagemaps;
}

/** Who hears of what a context comes across. */
interface Listeners extends EndListener, Pick<Surroundings, 'report' | 'blame'> {
  /** Registrations whose verdict may be another one now are put in here. */
  readonly stirred: Set<Registered>;
}

/** Why a log cannot be followed at all. */
export type CannotFollow = FindingOf<'no model of kernel' | 'no offsets'>;

/** What a log is followed with, or why it cannot be followed. */
export function contextOf(
  { kernel: release, offsets, armed: armedEvents }: LogHead,
  options: Foreknown,
  { stirred, report, blame, end, forget }: Listeners,
): LogContext | CannotFollow {
  const kernel = kernelOfLog(release);
  if (!kernel) {
    const isRelease = release !== undefined && /^\d+\.\d+/.test(release);
    return { kind: 'no model of kernel', facts: { release: String(release), isRelease } };
  }
  if (!offsets) return { kind: 'no offsets', facts: {} };
  const {
    tables = new SliceTables(),
    probes = new ProbeTable(),
    skewUs = 0,
    keeps = () => 0,
  } = options;
  const armed = new ArmedSoFar(probes, armedEvents, options.met);
  const recorded: Recorded = { tables, kernel, armed: armed.current, skewUs, stirred };
  const sinks: Sinks = {
    keeps,
    sinkFor: (pagemap, page) => new SliceFollower(recorded, pagemap, page),
  };
  const pagemaps = new RegisteredPagemaps(offsets, sinks, { end, forget });
  const returns = (event: string): boolean => armed.returns(event);
  // FS_DAX pages are freed like any other where entries of page tables are references of them.
  const frees = (): boolean => kernel.countsMappings && armed.current.has('free_zone_device');
  const shows = (means: Means): boolean => armed.shows(means);
  const { showsFastPins } = kernel;
  const isArmed = (event: string): boolean => armed.shows(event);
  const linker = new Linker(pagemaps, {
    probes,
    returns,
    frees,
    shows,
    showsFastPins,
    armed: isArmed,
    report,
    blame,
  });
  return { kernel, recorded, armed, linker, pagemaps };
}
