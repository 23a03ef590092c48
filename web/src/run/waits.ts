import {
  initialOf,
  localOf,
  stepsOf,
  type Disabled,
  type Locals,
} from '../../../src/explore/interpret.ts';
import type { Scene } from '../../../src/explore/scene-data.ts';
import type { Holder } from '../../../src/schemas/run.ts';
import { refusalOf } from './refusal.ts';

/** The threads that can take no step and may not rest: what each waits for, and what refuses it. */
export function waitsAt(scene: Scene, locals: Locals): Holder[] {
  if (scene.fromFile !== undefined) return [];
  return scene.instances.flatMap(({ kind, name }, thread) => {
    if (kind === 'object') return [];
    if (localOf(scene, thread, locals[thread]!).tags?.includes('rest') === true) return [];
    if (isNotCalled(scene, locals, thread)) return [];
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

/**
 * Whether a thread has not begun since nobody has asked it to: it stands where it started, and each
 * of its steps is refused by an instance that refused it then. RCU before a count is switched is one.
 */
export function isNotCalled(scene: Scene, locals: Locals, thread: number): boolean {
  const initial = initialOf(scene);
  if (locals[thread] !== initial[thread]) return false;
  const refusers = (at: Locals): (readonly number[])[] =>
    stepsOf(scene, at, thread).map((one) =>
      'after' in one || one.untold ? [] : one.refusing.map(({ instance }) => instance),
    );
  const first = refusers(initial);
  return refusers(locals).every((now, i) => now.some((one) => first[i]!.includes(one)));
}
