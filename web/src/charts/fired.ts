import type { ChartTransition } from '../../../src/chart/chart.ts';
import { activePaths } from './active-paths.ts';

/** What an instance just did. */
export interface Fired {
  /** Event of its chart: a step of a thread, or what an object was told. */
  readonly event: string;
  readonly from: unknown;
}

/** Whether a transition is the one that led to a state. */
export type Took = (from: string, to: string, transition: ChartTransition) => boolean;

/** @param value of the state that the instance is in now */
export function tookOf(value: unknown, fired: Fired | undefined): Took {
  if (!fired) return () => false;
  const [before, after] = [activePaths(fired.from), activePaths(value)];
  return (from, to, { event }) => event === fired.event && before.has(from) && after.has(to);
}
