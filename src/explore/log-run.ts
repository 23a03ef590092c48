import { stepOf } from '../checker/step-of.ts';
import type { LocalState, Run, RunInstance, RunStep } from '../schemas/run.ts';
import type { CheckedLog } from '../trace/check-log.ts';
import type { FollowedSlice } from '../trace/follow-log.ts';
import type { Possible } from '../trace/possible-states.ts';
import { inWords, sliceInWords } from '../trace/slice-words.ts';
import { tasksNamed } from './log-tasks.ts';

/** A run that explains a slice, and for each of its steps the line, null where the model put it in. */
export interface LogRun {
  readonly run: Run;
  readonly lines: readonly (number | null)[];
}

/**
 * The run that explains a slice with the fewest steps put in.
 *
 * @param because what is told of the slice
 */
export function runOfSlice(
  followed: FollowedSlice,
  { log, kernel }: CheckedLog['verdict'],
  because: string,
): LogRun {
  const { slice, space, possible } = followed;
  const { compiled } = space;
  const chain = chainOf(possible);
  const first = space.locals[chain[0]!.state]!;
  const steps: RunStep[] = [];
  const lines: (number | null)[] = [];
  /** The line that a step stands at, or the next one that the log shows. */
  const stands: number[] = [];
  let line = slice.entries.at(-1)?.line ?? 0;
  for (const { before, state, step, line: at } of chain.toReversed()) {
    if (!before || !step) continue;
    line = at ?? line;
    const told = stepOf(compiled, step, space.locals[before.state]!, space.locals[state]!);
    const where = at === undefined ? 'put in by the model: the log does not show it' : `line ${at}`;
    const by = inWords(slice, line, told.thread);
    steps.push({ ...told, source: `${where}${by === told.thread ? '' : `, ${by}`}` });
    lines.push(at ?? null);
    stands.push(line);
  }
  const instances = compiled.instances.map(({ name, def, at }, i): RunInstance => ({
    name,
    kind: def.kind,
    machine: def.id,
    at,
    initial: localState(compiled.spaces[i]!.glimpses[first[i]!]!),
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
    steps: steps.toReversed(),
    replay: `unplug explore ${log}`,
  };
  lines.reverse();
  return { run: tasksNamed(run, slice, lines, stands.toReversed()), lines };
}

function localState({
  value,
  context,
  tags,
}: {
  value: unknown;
  context: Record<string, unknown>;
  tags: ReadonlySet<string>;
}): LocalState {
  return {
    value,
    context: context ?? {},
    ...(tags.size > 0 && { tags: [...tags].toSorted() }),
  };
}

/** The explanation with the fewest inserted steps, from its first state on. */
function chainOf(possible: readonly Possible[]): Possible[] {
  const chain: Possible[] = [];
  let at: Possible | undefined = possible.reduce((a, b) => (b.inserted < a.inserted ? b : a));
  for (; at; at = at.before) chain.push(at);
  return chain.toReversed();
}
