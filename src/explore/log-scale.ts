import type { Log } from '../trace/log/read-log.ts';
import type { LogTick } from './page-data.ts';

/** Lines between two marks of a scale: the least of these that leaves no more than ten. */
const STRIDES = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Marks along a log: lines at even distances, each with the time of what happened last before it. */
export function logScale({ lines, events }: Pick<Log, 'lines' | 'events'>): LogTick[] {
  const begin = events[0]?.seconds;
  let last: number | undefined;
  let next = 0;
  return ticks(lines.length).map((line) => {
    while (next < events.length && events[next]!.line <= line) last = events[next++]!.seconds;
    return {
      line,
      ...(last !== undefined && begin !== undefined && { seconds: last - begin }),
    };
  });
}

function ticks(lines: number): number[] {
  const stride =
    STRIDES.find((one) => lines / one <= 10) ?? 10 ** Math.ceil(Math.log10(lines / 10));
  return Array.from({ length: Math.floor(lines / stride) + 1 }, (_, i) => i * stride);
}
