import type { FindingFacts } from '../../schemas/log-finding.ts';
import { keptText } from '../log/kept-text.ts';
import { fieldOf, runnerName, type TraceEvent } from '../log/trace-event.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { RegisteredPagemaps } from './registered-pagemaps.ts';

/** Functions that begin an eviction. */
const BEGINS: ReadonlySet<string> = new Set(['migrate_device_range', 'migrate_device_pfns']);

/** The last function of one. */
const ENDS = 'migrate_device_finalize';

/** What is looked at. */
const PARTS: ReadonlySet<string> = new Set([...BEGINS, ENDS, 'free_zone_device']);

/** An eviction of one task. */
interface Eviction {
  readonly by: string;
  readonly call: string;
  readonly line: number;
  readonly pagemap: RegisteredPagemap;
  isOver: boolean;
}

/** Evictions of a task that freed nothing, one after the other. */
type FreedNothing = FindingFacts['freed nothing'];

/** Counts the evictions that free nothing though pages of their pagemap are in use. */
export class Evictions {
  readonly #pagemaps: RegisteredPagemaps;
  readonly #open = new Map<string, Eviction>();

  constructor(pagemaps: RegisteredPagemaps) {
    this.#pagemaps = pagemaps;
  }

  /** An event of a runner that may be part of an eviction. */
  see(event: TraceEvent, runner: string): void {
    const { name, line } = event;
    if (!PARTS.has(name)) return;
    const open = this.#open.get(runner);
    if (name === 'free_zone_device') {
      // What frees a page has not failed, and neither has what was tried before it.
      open?.pagemap.failedEvictions.delete(runner);
      this.#open.delete(runner);
    }
    if (name === ENDS && open && !open.isOver) {
      open.isOver = true;
      this.#count(runner, open);
    }
    if (!BEGINS.has(name)) return;
    const pagemap = this.#pagemapOf(event);
    if (!pagemap || pagemap.holds.held.size === 0) this.#open.delete(runner);
    else {
      const by = runnerName(event);
      this.#open.set(runner, { by, call: keptText(name), line, pagemap, isOver: false });
    }
  }

  #count(runner: string, { by, call, line, pagemap }: Eviction): void {
    const before: FreedNothing | undefined = pagemap.failedEvictions.get(runner);
    const times = (before?.times ?? 0) + 1;
    const failed = { by, call, times, first: before?.first ?? line, last: line };
    pagemap.failedEvictions.set(runner, failed);
  }

  /** The pagemap of the first frame, or else the only one of which pages are in use. */
  #pagemapOf(event: TraceEvent): RegisteredPagemap | undefined {
    const start = fieldOf(event, 'start');
    const known = start === undefined ? undefined : this.#pagemaps.ofPfn(start);
    if (known) return known;
    const used = [...this.#pagemaps.live()].filter(({ holds }) => holds.held.size > 0);
    return used.length === 1 ? used[0] : undefined;
  }
}
