import { Armed } from './armed.ts';
import type { ProbeTable } from '../probes/probe-table.ts';
import { keptText } from '../log/kept-text.ts';

/**
 * Which events a log would show, while it is read: as it says itself, else whatever occurred in it.
 *
 * A probe on a function that the compiler inlined is armed and never fires, so that a callback of a
 * driver counts only once it has been met.
 */
export class ArmedSoFar {
  current: Armed;
  readonly #table: ProbeTable;
  readonly #said: ReadonlySet<string> | undefined;
  readonly #met: Set<string>;

  /**
   * @param said names of the events that are armed, if the log says so
   * @param met names of events that are known to occur in the log
   */
  constructor(
    table: ProbeTable,
    said: ReadonlySet<string> | undefined,
    met: ReadonlySet<string> = new Set(),
  ) {
    this.#table = table;
    this.#said = said;
    this.#met = new Set(met);
    this.current = this.#compute();
  }

  /** Whether the log shows when a function of this name returns. */
  returns(event: string): boolean {
    const name = `${event}_ret`;
    return this.#said?.has(name) === true || this.#met.has(name);
  }

  /** Whether the log shows events that mean this: they are armed, or occur. */
  shows(means: string): boolean {
    return this.current.has(means) || this.#table.shownBy(this.#met).has(means);
  }

  /** Notes an event; says whether more is known of what is armed. */
  meet(event: string): boolean {
    if (this.#met.has(event)) return false;
    this.#met.add(keptText(event));
    if (this.#said && !event.startsWith('drv_')) return false;
    const before = this.current;
    this.current = this.#compute();
    return !this.current.sameAs(before);
  }

  #compute(): Armed {
    return Armed.of(this.#said ?? this.#met, this.#met, this.#table);
  }
}
