import { useMemo, useState } from 'preact/hooks';
import type { Chart } from '../../../src/chart/chart.ts';
import type { Visit } from '../../../src/chart/path-chart.ts';
import { ChartView } from './chart-view.tsx';
import type { Fired } from './fired.ts';
import { PathView } from './path-view.tsx';

interface InstanceChartProps {
  readonly chart: Chart;
  /** What the instance does along the whole path. */
  readonly visits: readonly Visit[];
  readonly value: unknown;
  readonly fired: Fired | undefined;
  readonly name: string;
}

/** The statechart of an instance: what the path has to do with, and the whole on demand. */
export function InstanceChart({ chart, visits, value, fired, name }: InstanceChartProps) {
  const [isWhole, setWhole] = useState(false);
  // Paths of one length and the same states are one picture, however often the page is drawn.
  const key = JSON.stringify(visits);
  const kept = useMemo(() => visits, [key]);
  return (
    <div class="instance-chart">
      <button type="button" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
        The whole statechart
      </button>
      {isWhole ? (
        <ChartView {...{ chart, value, fired, name }} />
      ) : (
        <PathView {...{ chart, value, fired, name }} visits={kept} />
      )}
    </div>
  );
}
