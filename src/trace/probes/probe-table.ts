import { valueAfter, type TraceEvent } from '../log/trace-event.ts';
import { Heard, type HeardAs } from './heard.ts';
import { kernelProbes } from './kernel-probes.ts';
import { MEANINGS, ROLES, type Role } from './meanings.ts';
import type { Probe } from './probe.ts';

interface Row extends HeardAs {
  readonly when: readonly (readonly [mark: string, value: string])[];
  readonly says: string;
}

/** Probe definitions by the names that their events have in a log. */
export class ProbeTable {
  readonly #rows = new Map<string, Row[]>();
  /** Functions whose events say what a task is doing, and nothing to the models. */
  readonly #doings = new Set<string>();

  /** @param more definitions that come before the kernel's own, which they replace by event name */
  constructor(more: readonly Probe[] = []) {
    const replaced = new Set(more.map(({ event }) => event));
    const all = [...more, ...kernelProbes.filter(({ event }) => !replaced.has(event))];
    for (const { event, means, fields, when = {}, says = '', arm = [] } of all) {
      if (means === undefined) {
        // An event of the kernel's own, as of its scheduler, can stand in the middle of anything.
        if (!arm.some(({ kind }) => kind === 't')) this.#doings.add(event);
        continue;
      }
      const marks = Object.fromEntries(
        ROLES.map((role) => [role, ` ${fields?.[role] ?? role}=`]),
      ) as Record<Role, string>;
      const row: Row = {
        means,
        meaning: MEANINGS[means],
        marks,
        when: Object.entries(when).map(([field, value]) => [` ${field}=`, value]),
        says: says === '' ? '' : ` ${says}`,
      };
      const rows = this.#rows.get(event);
      if (rows) rows.push(row);
      else this.#rows.set(event, [row]);
    }
  }

  /** What an event says to the models; nothing for an event that only tells what a task is doing. */
  hear(event: TraceEvent): Heard | undefined {
    const rows = this.#rows.get(event.name);
    if (!rows) return undefined;
    for (const row of rows) if (agrees(event, row)) return new Heard(event, row);
    return undefined;
  }

  /** Whether the event says anything; any other is passed over as if it were not there. */
  concerns(event: TraceEvent): boolean {
    return this.#rows.has(event.name) || this.#doings.has(event.name);
  }

  /**
   * Whether the event tells that its runner has turned to something else. Of an event that is not
   * defined nobody knows where it stands, so that nothing may be concluded from it.
   */
  tellsDoing({ name }: TraceEvent): boolean {
    return this.#doings.has(name);
  }

  /** What these events show when they are armed, beside themselves. */
  shownBy(events: Iterable<string>): Set<string> {
    const shown = new Set<string>();
    for (const event of events) {
      shown.add(event);
      for (const { means } of this.#rows.get(event) ?? []) shown.add(means);
    }
    return shown;
  }
}

function agrees({ text }: TraceEvent, { when, says }: Row): boolean {
  if (!text.startsWith(says)) return false;
  for (const [mark, value] of when) {
    const said = valueAfter(text, mark);
    if (said === undefined) return false;
    if (value.endsWith('*') ? !said.startsWith(value.slice(0, -1)) : said !== value) return false;
  }
  return true;
}
