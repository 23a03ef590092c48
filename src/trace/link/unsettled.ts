import type { SliceBuilder, EventOrigin } from './slice-builder.ts';
import { runnerName, type TraceEvent } from '../log/trace-event.ts';

/** Slices that must hear when a runner turns to something else. */
export class Unsettled {
  readonly #slices = new Map<string, Set<SliceBuilder>>();

  add(runner: string, slice: SliceBuilder): void {
    const slices = this.#slices.get(runner);
    if (slices) slices.add(slice);
    else this.#slices.set(runner, new Set([slice]));
  }

  /** Forgets the slices of registrations that are forgotten. */
  sweep(): void {
    for (const [runner, slices] of this.#slices) {
      for (const slice of slices) if (slice.pagemap.isForgotten === true) slices.delete(slice);
      if (slices.size === 0) this.#slices.delete(runner);
    }
  }

  /** The runner turns to something else: whatever it was in the middle of, it has left. */
  settle(
    event: TraceEvent,
    runner: string,
    spares: (slice: SliceBuilder) => boolean = () => false,
  ): void {
    const slices = this.#slices.get(runner);
    if (!slices || slices.size === 0) return;
    // The driver's callbacks are called in the middle of what mm does.
    if (event.name.startsWith('drv_') && event.name !== 'drv_page_free') return;
    let origin: EventOrigin | undefined;
    for (const slice of slices) {
      if (spares(slice)) continue;
      slice.leave((origin ??= originOf(event, runner)));
      slices.delete(slice);
    }
  }
}

/** Where an event stands and who runs. */
export function originOf(event: TraceEvent, runner: string): EventOrigin {
  const { line, cpu, seconds } = event;
  return { line, runner, by: runnerName(event), cpu, seconds };
}
