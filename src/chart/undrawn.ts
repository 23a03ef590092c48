import type { Chart } from './chart.ts';
import type { ChartParts } from './chart-parts.ts';

/** A machine that is to be drawn, as plain data. */
export interface Undrawn {
  readonly id: string;
  readonly kind: Chart['kind'];
  readonly parts: ChartParts;
}
