import type { TraceEvent } from '../trace/log/trace-event.ts';
import type { LogTick } from './log-picture-data.ts';

/** Lines between two marks of a scale: the least of these that leaves no more than ten. */
const STRIDES = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Of more lines than these every mark stands at a multiple of COARSE. */
const FINE_MAX = 10 * STRIDES.at(-1)!;
const COARSE = 1000;

/** Notes when the lines of a log were written, for the marks along it. */
export class LogScale {
  #begin: number | undefined;
  /** The last event up to a line, and up to so many times COARSE lines. */
  readonly #fine: number[] = [];
  readonly #coarse: number[] = [];

  see({ line, seconds }: TraceEvent): void {
    this.#begin ??= seconds;
    if (line <= FINE_MAX) this.#fine[line] = seconds;
    this.#coarse[Math.ceil(line / COARSE)] = seconds;
  }

  /** Marks along a log of so many lines: at even distances, each with the time of what happened last before it. */
  ticks(lines: number): LogTick[] {
    return marks(lines).map((line) => {
      const last = this.#lastUpTo(line);
      return {
        line,
        ...(last !== undefined && this.#begin !== undefined && { seconds: last - this.#begin }),
      };
    });
  }

  #lastUpTo(line: number): number | undefined {
    const [known, at] = line <= FINE_MAX ? [this.#fine, line] : [this.#coarse, line / COARSE];
    return known.slice(0, at + 1).findLast((seconds) => seconds !== undefined);
  }
}

function marks(lines: number): number[] {
  const stride =
    STRIDES.find((one) => lines / one <= 10) ?? 10 ** Math.ceil(Math.log10(lines / 10));
  return Array.from({ length: Math.floor(lines / stride) + 1 }, (_, i) => i * stride);
}
