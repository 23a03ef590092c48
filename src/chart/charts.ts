import type { LocalSpace } from '../checker/tables/local-space.ts';
import type { Chart } from './chart.ts';
import { chartParts } from './chart-parts.ts';
import { drawParts } from './draw-chart.ts';
import type { Undrawn } from './undrawn.ts';

/** The machine of a space, to be drawn. */
export function undrawn({ def }: LocalSpace): Undrawn {
  return { id: def.id, kind: def.kind, parts: chartParts(def.machine) };
}

/** The drawings that a page needs, each drawn once: edits make machines of one name differ. */
export class Charts {
  readonly #drawings: Promise<Chart>[] = [];
  readonly #known = new Map<string, number>();

  /** The place of a machine's drawing in the list; it is drawn when asked for the first time. */
  of(space: LocalSpace): number {
    return this.place(undrawn(space));
  }

  /** As `of`, for a machine that comes from elsewhere. */
  place(machine: Undrawn): number {
    const key = JSON.stringify(machine);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#drawings.length);
    return this.#drawings.push(drawParts(machine)) - 1;
  }

  all(): Promise<Chart[]> {
    return Promise.all(this.#drawings);
  }
}
