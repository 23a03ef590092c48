import type { Offsets } from './offsets.ts';

/** What the comment lines of a log say about it. */
export interface LogHead {
  kernel?: string;
  offsets?: Offsets;
  /** Names of the events that were armed. */
  armed?: ReadonlySet<string>;
}

const KERNEL = /\bkernel ([^\s,]+)/;
const OFFSETS = /^# offsets: ref=(\d+) done=(\d+)/;
const PROBES = /^# probes: ([^;]*)/;

/** Adds what a comment line says to what is known. */
export function readHead(raw: string, head: LogHead): void {
  const kernel = raw.startsWith('# scenario') ? KERNEL.exec(raw)?.[1] : undefined;
  if (kernel !== undefined) head.kernel = kernel;
  const [, ref, done] = OFFSETS.exec(raw) ?? [];
  if (ref !== undefined) head.offsets = { ref: Number(ref), done: Number(done) };
  const [, names] = PROBES.exec(raw) ?? [];
  if (names !== undefined) head.armed = new Set(names.trim().split(/\s+/));
}

/** Something that the head of a log says, and somebody has said otherwise. */
export interface Overridden {
  readonly what: keyof LogHead;
  readonly head: string;
  readonly given: string;
}

/** Where what was given is another than what a head says. */
export function overriddenIn(said: LogHead, given: LogHead): Overridden[] {
  const words = ({
    kernel,
    offsets,
    armed,
  }: LogHead): Record<keyof LogHead, string | undefined> => ({
    kernel,
    offsets: offsets && `ref=${offsets.ref},done=${offsets.done}`,
    armed: armed && [...armed].toSorted().join(','),
  });
  const [before, now] = [words(said), words(given)];
  return (['kernel', 'offsets', 'armed'] as const).flatMap((what) => {
    const [head, other] = [before[what], now[what]];
    if (head === undefined || other === undefined || head === other) return [];
    return [{ what, head, given: other }];
  });
}
