import { COHERENT, FS_DAX, GENERIC, PCI_P2PDMA, PRIVATE } from './memory-types.ts';
import type { ProbeTable } from '../probes/probe-table.ts';

/** What the name of a step tells; a model has few steps, and logs ask for them again and again. */
const TOLD = new Map<string, { readonly event: string; readonly variant: string | undefined }>();

function toldBy(step: string): { readonly event: string; readonly variant: string | undefined } {
  let told = TOLD.get(step);
  if (!told) {
    const base = step.split(' (', 1)[0]!;
    const event = base === 'dev_pagemap_percpu_release' ? 'pgmap_ref_released' : base;
    told = { event, variant: / \((.*)\)$/.exec(step)?.[1] };
    TOLD.set(step, told);
  }
  return told;
}

/** The event that shows a step: its name without the variant in brackets. */
export function eventOf(step: string): string {
  return toldBy(step).event;
}

/** The variant of a step, e.g. `error`. */
export function variantOf(step: string): string | undefined {
  return toldBy(step).variant;
}

/** Events without which nothing can be said of a pagemap. */
export const NEEDED = ['memunmap_pages', 'wait_for_completion', 'pgmap_ref_released'] as const;

/** Events without which nothing can be said of the users of a type of memory. */
export const NEEDED_OF_TYPE: Readonly<Record<number, readonly string[]>> = {
  [PRIVATE]: ['zone_device_page_init', 'free_zone_device'],
  [COHERENT]: ['zone_device_page_init', 'free_zone_device'],
  [FS_DAX]: ['dax_insert', 'memremap_pages_ret'],
  [GENERIC]: ['dev_dax_fault_ret', 'memremap_pages_ret'],
  [PCI_P2PDMA]: ['free_zone_device', 'memremap_pages_ret'],
};

/** Events that end entries of page tables of memory that is mapped as it is, or tell where that is. */
export const ENDS_OF_MAPPINGS: Readonly<Record<number, readonly string[]>> = {
  [FS_DAX]: [
    'dax_layout_busy_ret',
    'unmap_mapping_range',
    'device_release_driver',
    'device_release_driver_ret',
  ],
  [GENERIC]: ['unmap_mapping_range', 'device_release_driver', 'device_release_driver_ret'],
};

/** Events that end pins of it. */
export const ENDS_OF_PINS = ['unpin_user_page', 'unpin_user_pages'] as const;

/** Events whose step may happen unseen when their probe is not armed. */
const OPTIONAL = ['percpu_ref_kill', 'percpu_ref_exit', 'drv_page_free'] as const;

/** Return probes: the kernel drops returns when too many run at once, without a word. */
export const RETURNS = [
  'memremap_pages_ret',
  'memunmap_pages_ret',
  'wait_for_completion_ret',
  'get_dev_pagemap_ret',
] as const;

/** Events whose step is put in as one of others when their probe is not armed, and not as a task's. */
const OF_OTHERS = ['dax_insert', 'dev_dax_fault_ret', 'p2pmem_alloc_mmap'] as const;

/** Events whose step is never put in. */
const SHOWN_ONLY: ReadonlySet<string> = new Set([
  ...OF_OTHERS,
  'unmap_mapping_range',
  'dax_layout_busy_ret',
  'sched_process_exit',
  'unmap_and_kill',
  'umount',
  'munmap',
  'munmap_pinned',
  'bio_release_pages',
  'try_grab_folio',
  'unpin_user_page',
  'p2pmem_alloc_mmap_ret',
  'pci_alloc_p2pmem',
  'pci_alloc_p2pmem_ret',
  'pci_free_p2pmem',
]);

const EVENTS: ReadonlySet<string> = new Set([
  'memremap_pages',
  'get_dev_pagemap',
  ...NEEDED,
  'zone_device_page_init',
  'free_zone_device',
  ...OPTIONAL,
  ...RETURNS,
]);

/** Which events a log would show if they happened. */
export class Armed {
  readonly #armed: ReadonlySet<string>;
  #key: string | undefined;
  #lenient: Armed | undefined;

  constructor(armed: ReadonlySet<string>) {
    this.#armed = armed;
  }

  /**
   * What these events show.
   *
   * A probe on a function that the compiler inlined is armed and never fires. Core functions are
   * exported; callbacks of a driver need not be called, and count only when they were met.
   */
  static of(armed: ReadonlySet<string>, met: ReadonlySet<string>, table: ProbeTable): Armed {
    const shown = table.shownBy(met);
    const isDead = (name: string): boolean => name.startsWith('drv_') && !shown.has(name);
    return new Armed(new Set([...table.shownBy(armed)].filter((name) => !isDead(name))));
  }

  /** Whether nothing that a slice asks for is another. */
  sameAs(other: Armed): boolean {
    const lookups = (armed: Armed): boolean => armed.has('get_dev_pagemap');
    return this.key() === other.key() && lookups(this) === lookups(other);
  }

  has(event: string): boolean {
    return this.#armed.has(event);
  }

  /** The same, as if returns were not armed. */
  withoutReturns(): Armed {
    const returns: readonly string[] = RETURNS;
    this.#lenient ??= new Armed(
      new Set([...this.#armed].filter((name) => !returns.includes(name))),
    );
    return this.#lenient;
  }

  /** Whether the model may insert a step of this name between two events. */
  mayInsert(step: string): boolean {
    const event = eventOf(step);
    if (variantOf(step) === 'unseen') return true;
    if (SHOWN_ONLY.has(event)) return variantOf(step) === 'others' && !this.has(event);
    if (!EVENTS.has(event)) return true;
    const optional: readonly string[] = [...OPTIONAL, ...RETURNS];
    return optional.includes(event) && !this.has(event);
  }

  /** Tells apart what may be inserted, so that tables can be shared. */
  key(): string {
    this.#key ??= [...OPTIONAL, ...RETURNS, ...OF_OTHERS]
      .filter((name) => this.has(name))
      .join(' ');
    return this.#key;
  }
}
