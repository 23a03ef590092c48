import { kernelProbes } from './kernel-probes.ts';
import { MEANINGS, type Meaning, type Role } from './meanings.ts';
import type { Probe } from './probe.ts';
import { fieldOf, type TraceEvent } from '../trace-event.ts';

/** An event of a log with what it says. */
export interface Heard {
  readonly event: TraceEvent;
  readonly means: string;
  readonly meaning: Meaning;
  /** The text of the field that says this. */
  readonly field: (role: Role) => string | undefined;
}

interface Row {
  readonly probe: Probe & { readonly means: string };
  readonly when: readonly (readonly [field: string, value: string])[];
}

/** Probe definitions by the names that their events have in a log. */
export class ProbeTable {
  readonly #rows = new Map<string, Row[]>();

  /** @param more definitions that come before the kernel's own, which they replace by event name */
  constructor(more: readonly Probe[] = []) {
    const replaced = new Set(more.map(({ event }) => event));
    const all = [...more, ...kernelProbes.filter(({ event }) => !replaced.has(event))];
    for (const probe of all) {
      const { event, means } = probe;
      if (means === undefined) continue;
      const row: Row = { probe: { ...probe, means }, when: Object.entries(probe.when ?? {}) };
      const rows = this.#rows.get(event);
      if (rows) rows.push(row);
      else this.#rows.set(event, [row]);
    }
  }

  /** What an event says to the models; nothing for an event that only tells what a task is doing. */
  hear(event: TraceEvent): Heard | undefined {
    const row = this.#rows.get(event.name)?.find(({ when }) => agrees(event, when));
    if (!row) return undefined;
    const { means, fields } = row.probe;
    const field = (role: Role): string | undefined => fieldOf(event, fields?.[role] ?? role);
    return { event, means, meaning: MEANINGS[means]!, field };
  }

  /** What these events show when they are armed, beside themselves. */
  shownBy(events: Iterable<string>): Set<string> {
    const shown = new Set<string>();
    for (const event of events) {
      shown.add(event);
      for (const { probe } of this.#rows.get(event) ?? []) shown.add(probe.means);
    }
    return shown;
  }
}

function agrees(event: TraceEvent, when: Row['when']): boolean {
  return when.every(([field, value]) => {
    const said = fieldOf(event, field);
    if (said === undefined) return false;
    return value.endsWith('*') ? said.startsWith(value.slice(0, -1)) : said === value;
  });
}
