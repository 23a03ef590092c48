import type { ProbeTable } from './probes/probe-table.ts';
import type { Log } from './read-log.ts';

/** The event that shows a step: its name without the variant in brackets. */
export function eventOf(step: string): string {
  const base = step.split(' (', 1)[0]!;
  return base === 'dev_pagemap_percpu_release' ? 'pgmap_ref_released' : base;
}

/** The variant of a step, e.g. `error`. */
export function variantOf(step: string): string | undefined {
  return / \((.*)\)$/.exec(step)?.[1];
}

/** Events without which nothing can be said of a pagemap. */
export const NEEDED = [
  'memunmap_pages',
  'wait_for_completion',
  'pgmap_ref_released',
  'zone_device_page_init',
  'free_zone_device',
] as const;

/** Events whose step may happen unseen when their probe is not armed. */
const OPTIONAL = ['percpu_ref_kill', 'percpu_ref_exit', 'drv_page_free'] as const;

/** Return probes: the kernel drops returns when too many run at once, without a word. */
export const RETURNS = [
  'memremap_pages_ret',
  'memunmap_pages_ret',
  'wait_for_completion_ret',
  'get_dev_pagemap_ret',
] as const;

const EVENTS: ReadonlySet<string> = new Set([
  'memremap_pages',
  'get_dev_pagemap',
  ...NEEDED,
  ...OPTIONAL,
  ...RETURNS,
]);

/** Which events a log would show if they happened. */
export class Armed {
  readonly #armed: ReadonlySet<string>;

  constructor(armed: ReadonlySet<string>) {
    this.#armed = armed;
  }

  /** As the log says; without a word of it, whatever occurs in it at least once. */
  static in(log: Log, table: ProbeTable): Armed {
    const met = table.shownBy(log.events.map(({ name }) => name));
    if (!log.probes) return new Armed(met);
    // A probe on a function that the compiler inlined is armed and never fires. Core functions are
    // exported; callbacks of a driver need not be called.
    const dead = (name: string): boolean => name.startsWith('drv_') && !met.has(name);
    return new Armed(new Set([...table.shownBy(log.probes)].filter((name) => !dead(name))));
  }

  has(event: string): boolean {
    return this.#armed.has(event);
  }

  /** The same, as if returns were not armed. */
  withoutReturns(): Armed {
    const returns: readonly string[] = RETURNS;
    return new Armed(new Set([...this.#armed].filter((name) => !returns.includes(name))));
  }

  /** Whether the model may insert a step of this name between two events. */
  mayInsert(step: string): boolean {
    const event = eventOf(step);
    if (!EVENTS.has(event)) return true;
    const optional: readonly string[] = [...OPTIONAL, ...RETURNS];
    return optional.includes(event) && !this.has(event);
  }

  /** Tells apart what may be inserted, so that tables can be shared. */
  key(): string {
    return [...OPTIONAL, ...RETURNS].filter((name) => this.has(name)).join(' ');
  }
}
