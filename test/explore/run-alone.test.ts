import { expect, test } from 'vitest';
import { enabledIn, initialOf, told } from '../../src/explore/interpret.ts';
import type { Scene } from '../../src/explore/scene-data.ts';
import { isItf, runOfItf } from '../../src/explore/run-of-itf.ts';
import { sceneOfRuns } from '../../src/explore/scene-of-run.ts';
import { itf } from '../../src/report/formats/itf.ts';
import type { RunStep } from '../../src/schemas/run.ts';
import { blocked } from '../report/fixtures/blocked.ts';
import { lasso } from '../report/fixtures/lasso.ts';
import { useAfterFree } from '../report/fixtures/use-after-free.ts';

function replayed(scene: Scene): RunStep[] {
  let locals = initialOf(scene);
  return scene.runs[0]!.moves.map(([thread, number]) => {
    const step = enabledIn(scene, locals).find(
      (one) => one.thread === thread && one.number === number,
    )!;
    const before = locals;
    locals = step.after;
    return told(scene, step, before);
  });
}

/** Tags belong to a state; a run written by hand may tell them at one step and not at another. */
function withoutTags(steps: readonly RunStep[]): unknown {
  return JSON.parse(
    JSON.stringify(steps, (key, value: unknown) => (key === 'tags' ? undefined : value)),
  );
}

test.each([useAfterFree(), blocked(), lasso()])('a run alone can be stepped through', (run) => {
  expect(withoutTags(replayed(sceneOfRuns(run, [run], 'a.json')))).toEqual(withoutTags(run.steps));
});

test.each([useAfterFree(), blocked(), lasso()])(
  'a run comes back from ITF with its steps',
  (run) => {
    const value: unknown = JSON.parse(itf(run));
    expect(isItf(value)).toBe(true);
    const back = runOfItf(value, 'a.itf.json');
    expect(back.loop).toBe(run.loop);
    expect(back.steps.map(({ thread, step }) => [thread, step])).toEqual(
      run.steps.map(({ thread, step }) => [thread, step]),
    );
    expect(replayed(sceneOfRuns(back, [back], 'a.itf.json'))).toEqual(back.steps);
  },
);

test('a trace of another tool has one thread; a broken one is refused with its place', () => {
  const trace = { vars: ['x'], states: [{ x: { '#bigint': '1' } }, { x: { '#bigint': '2' } }] };
  const run = runOfItf(trace, 'other.itf.json');
  expect(run.steps).toHaveLength(1);
  expect(run.steps[0]!.thread).toBe('trace');
  expect(() => runOfItf({ vars: [], states: [] }, 'bad.json')).toThrow('bad.json: vars is empty');
});
