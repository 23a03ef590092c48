import type { Chart } from '../../src/chart/chart.ts';
import type { PageData } from '../../src/explore/page-data.ts';
import type { Row, Scene } from '../../src/explore/scene-data.ts';
import { leafValues, type HistoryMachine } from '../chart/history-machines.ts';

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };
const WALKER = 'walker';

/**
 * A page of one run in which a thread brings every machine through all of its states: more than any run
 * of the history shows of a chart.
 */
export function allMachinesPage(machines: readonly HistoryMachine[]): PageData {
  const values = machines.map(({ parts }) => leafValues(parts));
  const length = Math.max(...values.map((one) => one.length));
  const walkerStates = Array.from({ length: length + 1 }, (_, k) => `s${k}`);
  const rows = values.map((one): Row => ({
    event: 'NEXT',
    looks: [],
    next: one.map((_, k) => Math.min(k + 1, one.length - 1)),
  }));
  const scene: Scene = {
    id: 'all',
    system: 'all',
    about: '',
    sizes: {},
    kernel: '7.3',
    reverted: [],
    dropped: [],
    instances: [
      ...machines.map(({ machine, kind }, i) => ({
        name: `${machine}${i}`,
        kind: kind === 'thread' ? ('object' as const) : kind,
        machine,
        at: {},
        space: i,
        chart: i,
        initial: 0,
      })),
      { name: WALKER, kind: 'thread', machine: WALKER, at: {}, space: machines.length, initial: 0 },
    ],
    spaces: [...values, walkerStates].map((one) => one.map((value) => ({ value, context: {} }))),
    rows,
    steps: [
      ...machines.map(() => []),
      walkerStates.slice(1).map((state, k) => [
        {
          step: 'NEXT',
          picks: {},
          state,
          to: k + 1,
          uses: machines.map((_, i) => ({ instance: i, port: `${i}`, row: i })),
          some: [],
        },
      ]),
    ],
    rules: [],
    runs: [
      {
        rule: { id: 'walk', sentence: 'every state is walked through', kind: 'cover' },
        moves: walkerStates.slice(1).map(() => [machines.length, 0] as const),
        blame: [],
        replay: '',
      },
    ],
    search: { states: 0, complete: true },
    notModelled: [],
  };
  return {
    schema: 'unplug/page/v1',
    charts: machines.map(undrawnChart),
    scenes: [scene],
    history: [],
    logs: [],
  };
}

/** A chart without places, which only the whole would need. */
function undrawnChart({ machine, kind, parts }: HistoryMachine): Chart {
  return {
    machine,
    kind,
    width: 0,
    height: 0,
    states: parts.states.map((state) => ({ ...state, ...NOWHERE })),
    edges: [
      ...parts.edges.map((edge) => ({ ...edge, points: [] })),
      ...parts.states.flatMap(({ path, initial }) =>
        initial === undefined ? [] : [{ from: path, to: initial, transitions: [], points: [] }],
      ),
    ],
    starts: [],
  };
}
