import type { LogFinding } from '../schemas/log-finding.ts';
import type { LogStanding } from '../schemas/verdict.ts';

/** How one registration of a pagemap, with its pages, stands to the model so far. */
export interface ObjectVerdict {
  /** The registration in words, e.g. `pagemap 0xffff88800494fe00 (registration 2)`. */
  readonly object: string;
  readonly verdict: LogStanding;
  /** Line of its memremap_pages; absent when it was registered before the log began. */
  readonly since?: number;
  /** Line at which memunmap_pages returned. */
  readonly until?: number;
  readonly pages: number;
  /** Line of what decided the verdict. */
  readonly line?: number;
  readonly rule?: string;
  readonly findings: readonly LogFinding[];
}
