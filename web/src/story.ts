import { enabledIn, initialOf, stepsOf, told, type Locals } from '../../src/explore/interpret.ts';
import type { Scene, SceneRun } from '../../src/explore/scene-data.ts';
import type { Run, RunStep } from '../../src/schemas/run.ts';

/** A step by its thread (index of the instance) and its number in that thread's local state. */
export type Move = readonly [thread: number, step: number];

/** The states that some moves lead through, and the steps between them as a run tells them. */
export interface Story {
  readonly moves: readonly Move[];
  /** One more than moves. */
  readonly states: readonly Locals[];
  readonly steps: readonly RunStep[];
}

/** Takes moves from the start as far as they can be taken. */
export function tell(scene: Scene, moves: readonly Move[]): Story {
  const taken: Move[] = [];
  const states: Locals[] = [initialOf(scene)];
  const steps: RunStep[] = [];
  for (const [thread, number] of moves) {
    const before = states.at(-1)!;
    if (scene.instances[thread]?.kind !== 'thread') break;
    const step = stepsOf(scene, before, thread)[number];
    if (!step || !('after' in step)) break;
    taken.push([thread, number]);
    steps.push(told(scene, step, before));
    states.push(step.after);
  }
  return { moves: taken, states, steps };
}

/** The story as a run without a finding, for what reads runs. */
export function asRun(scene: Scene, { steps }: Story): Run {
  const { system, sizes, kernel, reverted, dropped, instances, spaces } = scene;
  return {
    schema: 'unplug/run/v1',
    system,
    sizes,
    kernel,
    reverted,
    dropped,
    rule: { id: 'none', sentence: 'none', kind: 'none' },
    instances: instances.map(({ name, kind, machine, at, space, initial }) => ({
      name,
      kind,
      machine,
      at,
      initial: spaces[space]![initial]!,
    })),
    steps,
    replay: 'none',
  };
}

/** The story as the run that a report tells, with what was found of it. */
export function asFound(
  scene: Scene,
  story: Story,
  found: Pick<SceneRun, 'rule' | 'replay'> & Partial<SceneRun>,
): Run {
  const { moves: _moves, blame: _blame, opensAt: _opensAt, lines: _lines, ...told } = found;
  const { story: _told, ...run } = told;
  return { ...asRun(scene, story), ...run };
}

/** The moves of a run whose steps are known by their names, as far as the scene can take them. */
export function movesOf(scene: Scene, steps: readonly RunStep[]): Move[] {
  const moves: Move[] = [];
  let locals = initialOf(scene);
  for (const { thread, step, picks } of steps) {
    const taken = enabledIn(scene, locals).find(
      (one) =>
        scene.instances[one.thread]!.name === thread &&
        one.step.step === step &&
        Object.entries(picks).every(([index, value]) => one.step.picks[index] === value),
    );
    if (!taken) break;
    moves.push([taken.thread, taken.number]);
    locals = taken.after;
  }
  return moves;
}
