import { stepOf } from '../checker/to-run.ts';
import type { LocalSpace } from '../checker/local-space.ts';
import type { LocalState, Run, RunStep } from '../schemas/run.ts';
import type { CheckedLog } from '../trace/check-log.ts';
import type { FollowedSlice } from '../trace/follow-log.ts';
import type { Possible } from '../trace/possible-states.ts';
import { inWords, sliceInWords } from '../trace/slice-words.ts';
import type { Scene } from './page-data.ts';
import { sceneOfRuns } from './scene-of-run.ts';

/**
 * Each slice of a log as a scene of the run that explains it with the fewest steps put in.
 *
 * @param chartOf the place of a machine's drawing, where there is one
 */
export function scenesOfLog(
  { verdict, slices }: CheckedLog,
  chartOf: (space: LocalSpace) => number | undefined,
): Scene[] {
  return slices.map((followed) => {
    const run = runOfSlice(followed, verdict);
    const { compiled } = followed.space;
    const scene = sceneOfRuns(run, [run], verdict.log);
    return {
      ...scene,
      about: `how the model explains ${verdict.log}`,
      instances: scene.instances.map((instance, i) => {
        const chart = chartOf(compiled.spaces[i]!);
        return { ...instance, ...(chart !== undefined && { chart }) };
      }),
    };
  });
}

function runOfSlice(
  { slice, space, possible }: FollowedSlice,
  { log, kernel, verdict, text, note }: CheckedLog['verdict'],
): Run {
  const { compiled } = space;
  const chain = chainOf(possible);
  const first = space.locals[chain[0]!.state]!;
  const steps: RunStep[] = [];
  let line = slice.entries.at(-1)?.line ?? 0;
  for (const { before, state, step, line: at } of chain.toReversed()) {
    if (!before || !step) continue;
    line = at ?? line;
    const told = stepOf(compiled, step, space.locals[before.state]!, space.locals[state]!);
    const where = at === undefined ? 'not in the log' : `line ${at}`;
    const by = inWords(slice, line, told.thread);
    steps.unshift({ ...told, source: `${where}${by === told.thread ? '' : `, ${by}`}` });
  }
  return {
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
    because: `the log ${verdict}${text === '' ? '' : `: ${text}`} (${note})`,
    instances: compiled.instances.map(({ name, def, at }, i) => ({
      name,
      kind: def.kind,
      machine: def.id,
      at,
      initial: localState(compiled.spaces[i]!.glimpses[first[i]!]!),
    })),
    steps,
    replay: `unplug explore ${log}`,
  };
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
