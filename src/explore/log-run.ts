import { localState, stepOf } from '../checker/tables/step-of.ts';
import type { Run, RunInstance, RunStep } from '../schemas/run.ts';
import type { CheckedLog } from '../trace/check-log.ts';
import { explainingRun, type ExplainedStep } from '../trace/verdict/explained-steps.ts';
import type { ExplainedSlice } from '../trace/follow/explained-slice.ts';
import { sliceInWords } from '../trace/verdict/slice-words.ts';
import { tasksNamed } from './log-tasks.ts';

/** A run that explains a slice, and for each of its steps the line, null where the model put it in. */
interface LogRun {
  readonly run: Run;
  readonly lines: readonly (number | null)[];
}

/**
 * The run that explains a slice with the fewest steps put in.
 *
 * @param because what is told of the slice
 */
export function runOfSlice(
  followed: ExplainedSlice,
  { log, kernel }: CheckedLog['verdict'],
  because: string,
): LogRun {
  const { slice, space } = followed;
  const { compiled } = space;
  const { initial, steps } = explainingRun(followed);
  const instances = compiled.instances.map(({ name, def, at }, i): RunInstance => ({
    name,
    kind: def.kind,
    machine: def.id,
    at,
    initial: localState(compiled, i, initial[i]!),
  }));
  const run: Run = {
    schema: 'unplug/run/v1',
    system: sliceInWords(slice),
    sizes: {},
    kernel,
    reverted: [],
    dropped: [],
    rule: {
      id: sliceInWords(slice),
      sentence: `how the model explains ${sliceInWords(slice)}`,
      kind: 'log',
    },
    allowed: true,
    because,
    instances,
    steps: steps.map((step): RunStep => {
      const told = stepOf(compiled, step.action, step.before, step.after);
      return { ...told, source: sourceOf(step, told.thread) };
    }),
    replay: `unplug explore ${log}`,
  };
  const acting = steps.map(({ by }) => by);
  return { run: tasksNamed(run, acting), lines: steps.map(({ line }) => line ?? null) };
}

function sourceOf({ line, by }: ExplainedStep, thread: string): string {
  const where =
    line === undefined ? 'put in by the model: the log does not show it' : `line ${line}`;
  return `${where}${by === thread ? '' : `, ${by}`}`;
}
