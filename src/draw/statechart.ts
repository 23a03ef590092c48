import type { ChartNode, ChartParts } from '../chart/chart-parts.ts';

/** A machine taken apart, to be written in a language that places states by itself. */
export interface Statechart extends ChartParts {
  readonly machine: string;
  readonly kind: 'thread' | 'object';
}

/** The states directly inside one. */
export function insideOf({ states }: ChartParts, { path }: ChartNode): ChartNode[] {
  return states.filter((state) => state.parent === path && state.path !== path);
}

/** A name of a state that every language takes: `s3`. */
export function idOf({ states }: ChartParts, path: string): string {
  return `s${states.findIndex((state) => state.path === path)}`;
}
