import type { LocalState, Run, RunInstance } from '../schemas/run.ts';
import type { Slice } from '../trace/slice.ts';

/** Places for tasks: the model has as many as there are tasks at the same time. */
const PLACE = /^task\d+$/;

/**
 * A run of a slice with a thread for each task of the log. In the model a task takes a place and leaves
 * it to another one. Where that cannot be told task by task, the places stay as they are.
 *
 * @param stands for each step the line that it stands at, for one that was put in that of the next one
 */
export function tasksNamed(
  run: Run,
  { entries }: Slice,
  lines: readonly (number | null)[],
  stands: readonly number[],
): Run {
  /** Who has each place as the log tells it, and who takes the steps there: a call ends before a place is left. */
  const told = new Map<string, string>();
  const acting = new Map<string, string>();
  let read = 0;
  const named = (instance: string): string => acting.get(instance) ?? instance;
  const instances = new Map<string, RunInstance>(
    run.instances.filter(({ name }) => !PLACE.test(name)).map((one) => [one.name, one]),
  );
  const now = new Map<string, LocalState>();
  let isTold = true;
  const steps = run.steps.map((step, k) => {
    for (let entry = entries[read]; entry && entry.line <= stands[k]!; entry = entries[++read])
      told.set(`task${entry.task}`, entry.by);
    const begins = lines[k] !== null || step.participants[0]?.from.tags?.includes('rest') === true;
    const task = told.get(step.thread);
    if (begins && task !== undefined) acting.set(step.thread, task);
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
