import { createMachine, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { chartParts } from '../../src/chart/chart-parts.ts';
import { pathChart, type PathChart } from '../../src/chart/path-chart.ts';
import { placePath } from '../../src/chart/place-path.ts';
import type { Box } from '../../src/chart/chart.ts';
import { historyMachines, leafValues } from './history-machines.ts';

const partsOf = (config: object) => chartParts(createMachine(config as never) as AnyStateMachine);
const visits = (...values: readonly unknown[]) => values.map((value) => ({ value }));

/** Each row with what it leads to: `free: ALLOCATE> allocated; REMOVE gone`. */
function told({ rows }: PathChart): string[] {
  return rows.map(({ state, isOuter, stays, onward, exits }) => {
    const events = (of: readonly { event: string }[]): string =>
      of.map(({ event }) => event).join(',');
    return [
      `${isOuter ? 'in ' : ''}${state.path}`,
      ...(stays.length > 0 ? [`stays ${events(stays)}`] : []),
      ...(onward ? [`${events(onward.transitions)} > ${onward.to.path}`] : []),
      ...exits.map(
        ({ to, transitions, row, isTaken }) =>
          `${events(transitions)} ${isTaken ? '=' : ''}${row === undefined ? '' : row} ${to.path}`,
      ),
    ].join('; ');
  });
}

const page = partsOf({
  id: 'page',
  initial: 'free',
  on: { RESET: '.free' },
  states: {
    free: { on: { ALLOCATE: 'allocated', REMOVE: 'gone', PUT: 'bad' } },
    allocated: { on: { GET: 'allocated', PUT: 'freeing', FREE: 'freeing', REMOVE: 'bad' } },
    freeing: { on: { FREE: 'free' } },
    gone: { on: { PUT: 'bad' } },
    bad: { tags: 'violation' },
    elsewhere: {},
  },
});

describe('the chart of a path', () => {
  it('has the states of the path in order, what each leads to, and no other', () => {
    const chart = pathChart(page, visits('free', 'allocated', 'freeing', 'free', 'gone'));
    expect(told(chart)).toEqual([
      'free; ALLOCATE > allocated; REMOVE =3 gone; PUT  bad',
      'allocated; stays GET; PUT,FREE > freeing; REMOVE  bad',
      'freeing; FREE =0 free',
      'gone; PUT  bad',
      'in ; RESET 0 free',
    ]);
    expect(chart.left).toBe(1);
  });

  it('tells first of an arrow what the path took, also what an outer state takes', () => {
    const taken = pathChart(page, [
      { value: 'allocated' },
      { value: 'freeing', event: 'FREE' },
      { value: 'free', event: 'RESET' },
    ]);
    expect(told(taken).slice(0, 2)).toEqual([
      'allocated; stays GET; FREE,PUT > freeing; REMOVE  bad',
      'freeing; FREE > free',
    ]);
    const reset = pathChart(page, [{ value: 'gone' }, { value: 'free', event: 'RESET' }]);
    expect(told(reset)[0]).toBe('gone; RESET > free; PUT  bad');
  });

  it('leads to where a state with states inside starts, and keeps regions apart', () => {
    const nested = partsOf({
      id: 'm',
      initial: 'a',
      states: {
        a: { on: { GO: 'b' } },
        b: {
          type: 'parallel',
          states: {
            left: { initial: 'x', states: { x: { on: { L: 'y' } }, y: {} } },
            right: { initial: 'p', states: { p: { on: { R: 'q' } }, q: {} } },
          },
        },
        c: { initial: 'in', on: { BACK: 'a' }, states: { in: { on: { NEXT: 'out' } }, out: {} } },
      },
    });
    expect(
      told(
        pathChart(
          nested,
          visits('a', { b: { left: 'x', right: 'p' } }, { b: { left: 'y', right: 'p' } }),
        ),
      ),
    ).toEqual(['a; GO  b', 'b.left.x; L > b.left.y', 'b.left.y', 'b.right.p; R  b.right.q']);
    expect(told(pathChart(nested, visits({ c: 'in' }, 'a', { c: 'in' })))).toEqual([
      'c.in; BACK > a; NEXT  c.out',
      'a; GO  b',
      'in c; BACK 1 a',
    ]);
  });

  it('of a machine that never moved is the state that it is in', () => {
    expect(told(pathChart(partsOf({ id: 'm', on: { GET: {} } }), visits({})))).toEqual([
      '; stays GET',
    ]);
  });
});

const machines = historyMachines();

it('has machines of the history to place', () => {
  expect(machines.length).toBeGreaterThan(60);
});

describe.each([490, 330])('placed in %i px', (width) => {
  it.each(machines.map((one) => [one.machine, one] as const))(
    'no two boxes or labels of %s meet, and none is cut off',
    (_, { parts }) => {
      const chart = pathChart(parts, visits(...leafValues(parts)));
      const placed = placePath(chart, width);
      const labels = placed.arrows.flatMap(({ texts }) =>
        texts.map(({ x, y, text }) => ({ x, y: y - 11, width: text.length * 7.25, height: 14 })),
      );
      const boxes: readonly Box[] = [...placed.states, ...labels];
      expect(meeting(boxes)).toEqual([]);
      expect(boxes.filter((box) => box.x < 0 || box.x + box.width > width)).toEqual([]);
      for (const state of placed.states)
        for (const { x, text } of state.texts)
          expect(x + text.length * 7.25).toBeLessThanOrEqual(state.x + state.width);
    },
  );
});

function meeting(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .flatMap((b) =>
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
          ? [`${JSON.stringify(a)} ${JSON.stringify(b)}`]
          : [],
      ),
  );
}
