import type { Means, Role } from './meanings.ts';

/**
 * What to arm so that an event shows up, for one range of kernels.
 *
 * Offsets in `fetch` that differ by kernel are written `{dev_pagemap.type}`: a struct and a path of
 * members, known by release or read from the kernel's BTF. They stand with their sign (`+96`). In
 * `{folio.pgmap|page.pgmap}` the first that the kernel has counts; `{a.b - a.c}` is a distance.
 */
export interface Arming {
  /** `p` entry of a function, `r` its return, `t` an event that the kernel itself has (`sched:sched_switch`). */
  readonly kind: 'p' | 'r' | 't';
  /** Functions or events, the first that exists is taken. */
  readonly on: readonly string[];
  /**
   * Names of the function's first parameters in the form that this is written for. Where BTF knows
   * the function they decide, and not the releases.
   */
  readonly params?: readonly string[];
  /** Value of each field of the event in the words of kprobe events (registers are those of x86-64). */
  readonly fetch?: Readonly<Record<string, string>>;
  /** First kernel release, e.g. `6.19`. */
  readonly since?: string;
  /** First kernel release that is too new. */
  readonly before?: string;
  /** Which of the kernel's own events are wanted, in the words of ftrace's filters. */
  readonly filter?: string;
}

/** An event of a log and what it says to the models. */
export interface Probe {
  /** Its name in the log. */
  readonly event: string;
  /** The model event that it shows (see MEANINGS); absent when it only says what a task is doing. */
  readonly means?: Means;
  /** Names of its fields by what they say; a role that is not listed has a field of its own name. */
  readonly fields?: Readonly<Partial<Record<Role, string>>>;
  /** Values that fields must have for the event to count; one that ends in `*` is a beginning. */
  readonly when?: Readonly<Record<string, string>>;
  /** How the event's text must begin for the event to count, for one without fields. */
  readonly says?: string;
  readonly arm?: readonly Arming[];
  readonly about?: string;
}
