import { readable } from '../../../src/report/run/local-state.ts';
import { stepTitle } from '../../../src/report/run/step-changes.ts';
import type { RunStep } from '../../../src/schemas/run.ts';

/** A step that brought an object from one state to another. */
interface Turn {
  /** Number of the step in the path, from 1. */
  readonly number: number;
  readonly thread: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly violation: boolean;
}

/** What happened to one object. */
export interface ObjectStory {
  readonly instance: string;
  readonly turns: readonly Turn[];
}

/** More turns than these are no longer read at a glance: the last ones are told. */
const TURNS_MAX = 8;

/** The object that the path ends by violating: what happens to it is the story. */
export function violatedBy(steps: readonly RunStep[]): string | undefined {
  const last = steps.at(-1)?.participants.find(({ to }) => to.tags?.includes('violation') === true);
  return last?.instance;
}

/** The states that the violated object went through, each with who brought it there. */
export function objectStory(steps: readonly RunStep[]): ObjectStory | undefined {
  const instance = violatedBy(steps);
  if (instance === undefined) return undefined;
  const turns = steps.flatMap((step, k) => {
    const part = step.participants.find((one) => one.instance === instance);
    if (!part) return [];
    const [from, to] = [readable(part.from.value), readable(part.to.value)];
    if (from === to) return [];
    const violation = part.to.tags?.includes('violation') === true;
    return [{ number: k + 1, thread: step.thread, title: stepTitle(step), from, to, violation }];
  });
  return { instance, turns: turns.slice(-TURNS_MAX) };
}
