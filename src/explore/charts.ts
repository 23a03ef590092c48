import type { LocalSpace } from '../checker/local-space.ts';
import type { Chart } from './chart.ts';
import { chartParts } from './chart-parts.ts';
import { drawChart } from './draw-chart.ts';

/** The drawings that a page needs, each drawn once: edits make machines of one name differ. */
export class Charts {
  readonly #drawings: Promise<Chart>[] = [];
  readonly #known = new Map<string, number>();

  /** The place of a machine's drawing in the list; it is drawn when asked for the first time. */
  of({ def }: LocalSpace): number {
    const key = JSON.stringify([def.id, chartParts(def.machine)]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#drawings.length);
    return this.#drawings.push(drawChart(def.machine, def.kind)) - 1;
  }

  all(): Promise<Chart[]> {
    return Promise.all(this.#drawings);
  }
}
