import { localOf, stepsOf, type Disabled, type Locals } from '../../src/explore/interpret.ts';
import type { Scene } from '../../src/explore/page-data.ts';
import type { Holder } from '../../src/schemas/run.ts';
import { refusalOf } from './refusal.ts';

/** The threads that can take no step and may not rest: what each waits for, and what refuses it. */
export function waitsAt(scene: Scene, locals: Locals): Holder[] {
  if (scene.fromFile !== undefined) return [];
  return scene.instances.flatMap(({ kind, name }, thread) => {
    if (kind === 'object') return [];
    if (localOf(scene, thread, locals[thread]!).tags?.includes('rest') === true) return [];
    const steps = stepsOf(scene, locals, thread);
    if (steps.some((one) => 'after' in one)) return [];
    return steps
      .filter((one): one is Disabled => !('after' in one))
      .map((one) => ({
        waiter: name,
        waitsFor: one.step.step,
        heldBy: refusalOf(scene, locals, one),
      }));
  });
}
