import { runnerName, runnerOf, valueAfter, type TraceEvent } from '../log/trace-event.ts';
import type { Meaning, Means, Role, RoleOf } from './meanings.ts';

/** What events of one name say. */
export interface HeardAs<M extends Means = Means> {
  readonly means: M;
  readonly meaning: Meaning;
  /** How the field that says this begins in the text. */
  readonly marks: Readonly<Record<Role, string>>;
}

/**
 * An event of a log with what it says to the models.
 *
 * @typeParam M what it may mean; only what each of these can say can be asked of it
 */
export class Heard<M extends Means = Means> {
  readonly event: TraceEvent;
  readonly means: M;
  readonly meaning: Meaning;
  /** Who runs, see runnerOf. */
  readonly runner: string;
  /** The runner in words. */
  readonly by: string;
  readonly #as: HeardAs<M>;

  constructor(event: TraceEvent, as: HeardAs<M>) {
    const { means, meaning } = as;
    this.event = event;
    this.means = means;
    this.meaning = meaning;
    this.runner = runnerOf(event);
    this.by = runnerName(event);
    this.#as = as;
  }

  get line(): number {
    return this.event.line;
  }

  get cpu(): number {
    return this.event.cpu;
  }

  get seconds(): number {
    return this.event.seconds;
  }

  /** The text of the field that says this. */
  field(role: RoleOf<M>): string | undefined {
    return valueAfter(this.event.text, this.#as.marks[role]);
  }

  /** The same, as if an interrupt had stopped the task. */
  inInterrupt(): Heard<M> {
    return new Heard({ ...this.event, context: 'softirq' }, this.#as);
  }
}
