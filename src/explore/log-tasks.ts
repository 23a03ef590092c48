import type { LocalState, Run, RunInstance } from '../schemas/run.ts';

/** Places for tasks: the model has as many as there are tasks at the same time. */
const PLACE = /^task\d+$/;

/**
 * A run of a slice with a thread for each task of the log. In the model a task takes a place and leaves
 * it to another one. Where that cannot be told task by task, the places stay as they are.
 *
 * @param by for each step who takes it, by the name that the log has
 */
export function tasksNamed(run: Run, by: readonly string[]): Run {
  /** Who takes the steps at each place by now. */
  const acting = new Map<string, string>();
  const named = (instance: string): string => acting.get(instance) ?? instance;
  const instances = new Map<string, RunInstance>(
    run.instances.filter(({ name }) => !PLACE.test(name)).map((one) => [one.name, one]),
  );
  const now = new Map<string, LocalState>();
  let isTold = true;
  const steps = run.steps.map((step, k) => {
    if (PLACE.test(step.thread)) acting.set(step.thread, by[k]!);
    const participants = step.participants.map((part) => {
      const instance = named(part.instance);
      const place = run.instances.find(({ name }) => name === part.instance);
      if (!instances.has(instance) && place)
        instances.set(instance, { ...place, name: instance, initial: part.from });
      const before = now.get(instance) ?? instances.get(instance)?.initial;
      isTold &&= isSame(before, part.from);
      now.set(instance, part.to);
      return { ...part, instance };
    });
    isTold &&= new Set(participants.map(({ instance }) => instance)).size === participants.length;
    const thread = named(step.thread);
    const [where] = step.source?.split(', ') ?? [];
    return { ...step, thread, participants, ...(where !== undefined && { source: where }) };
  });
  return isTold ? { ...run, instances: [...instances.values()], steps } : run;
}

function isSame(a: LocalState | undefined, b: LocalState): boolean {
  return JSON.stringify([a?.value, a?.context]) === JSON.stringify([b.value, b.context]);
}
