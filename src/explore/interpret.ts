import type { LocalState, RunParticipant, RunStep } from '../schemas/run.ts';
import { REFUSES, UNTOLD, type Scene, type SceneStep, type SceneUse } from './scene-data.ts';

/** Where every instance stands: the number of its local state. */
export type Locals = readonly number[];

/** A step that can be taken, with its thread, its number there, and where it leads. */
export interface Enabled {
  readonly thread: number;
  readonly number: number;
  readonly step: SceneStep;
  readonly after: Locals;
}

/** A step that cannot be taken now, and the instances that refuse it or of which the page knows nothing. */
export interface Disabled {
  readonly thread: number;
  readonly number: number;
  readonly step: SceneStep;
  /** One that refuses, or all of a disjunction of which none answers. */
  readonly refusing: readonly SceneUse[];
  readonly untold: boolean;
}

/** The state before the first step. */
export function initialOf({ instances }: Scene): Locals {
  return instances.map(({ initial }) => initial);
}

/** The steps of a thread, each taken or with what refuses it, in document order. */
export function stepsOf(scene: Scene, locals: Locals, thread: number): (Enabled | Disabled)[] {
  const steps = scene.steps[thread]![locals[thread]!] ?? [];
  return steps.map((step, number) => ({
    thread,
    number,
    step,
    ...tryStep(scene, locals, thread, step),
  }));
}

/** Every step that can be taken, by thread and document order. */
export function enabledIn(scene: Scene, locals: Locals): Enabled[] {
  return scene.instances.flatMap(({ kind }, thread) =>
    kind === 'thread' ? stepsOf(scene, locals, thread).filter((one) => 'after' in one) : [],
  );
}

type Tried = Pick<Enabled, 'after'> | Pick<Disabled, 'refusing' | 'untold'>;

function tryStep(scene: Scene, locals: Locals, thread: number, step: SceneStep): Tried {
  const after = [...locals];
  after[thread] = step.to;
  for (const use of step.uses) {
    const next = answer(scene, locals, use);
    if (next < 0) return { refusing: [use], untold: next === UNTOLD };
    after[use.instance] = next;
  }
  for (const set of step.some) {
    const answers = set.map((use) => answer(scene, locals, use));
    if (!answers.some((next) => next >= 0))
      return { refusing: set, untold: answers.includes(UNTOLD) };
  }
  return { after };
}

/** Where a use leads its instance: a local state, REFUSES or UNTOLD. */
function answer({ rows }: Scene, locals: Locals, { instance, row }: SceneUse): number {
  const next = rows[row]!.next[locals[instance]!];
  return next === undefined || next < REFUSES ? UNTOLD : next;
}

/** A local state of an instance. */
export function localOf({ instances, spaces }: Scene, instance: number, local: number): LocalState {
  return spaces[instances[instance]!.space]![local]!;
}

/** A step as a run tells it. */
export function told(
  scene: Scene,
  { thread, step, after }: Pick<Enabled, 'thread' | 'step' | 'after'>,
  before: Locals,
): RunStep {
  const part = (i: number): RunParticipant => ({
    instance: scene.instances[i]!.name,
    from: localOf(scene, i, before[i]!),
    to: localOf(scene, i, after[i]!),
  });
  const parts = new Map([[thread, part(thread)]]);
  for (const { instance, port, row } of step.uses) {
    const { event, value, looks } = scene.rows[row]!;
    parts.set(instance, {
      ...part(instance),
      ...(port !== undefined && { port }),
      ...(event !== undefined && { event }),
      ...(value !== undefined && { value }),
      ...(looks.length > 0 && { looks }),
    });
  }
  for (const { instance, port, row } of step.some.flat()) {
    const known = parts.get(instance) ?? { ...part(instance), ...(port !== undefined && { port }) };
    const asked = scene.rows[row]!.looks.map((look) => `some ${look}`);
    parts.set(instance, { ...known, looks: [...(known.looks ?? []), ...asked] });
  }
  return {
    thread: scene.instances[thread]!.name,
    step: step.step,
    picks: step.picks,
    ...(step.source !== undefined && { source: step.source }),
    ...(step.declaredAt && { declaredAt: step.declaredAt }),
    participants: [...parts.values()],
  };
}
