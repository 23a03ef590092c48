import type { Run, RunStep } from '../../schemas/run.ts';

/** Whether a thread takes steps in the loop of a run. */
export function isInLoop(
  { loop, steps }: Pick<Run, 'loop'> & { readonly steps: readonly Pick<RunStep, 'thread'>[] },
  thread: string,
): boolean {
  return loop !== undefined && steps.slice(loop).some((step) => step.thread === thread);
}
