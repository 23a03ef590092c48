import type { Action } from '../../checker/tables/action.ts';
import type { ExplainedSlice } from '../follow/explained-slice.ts';
import type { Possible } from '../follow/possible-states.ts';
import { inWords } from './slice-words.ts';

/** A step of the run that explains a slice, between two of its states. */
export interface ExplainedStep {
  readonly action: Action;
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Line of the event; absent when the model put the step in. */
  readonly line?: number;
  /** The same, for one that was put in that of the next event. */
  readonly stands: number;
  /** Who takes it, by the name that the log has. */
  readonly by: string;
}

/** The run with the fewest inserted steps that explains a slice. */
export interface ExplainingRun {
  readonly initial: Int32Array;
  readonly steps: readonly ExplainedStep[];
}

/** How the model explains a slice, each step with its line and its task. */
export function explainingRun({ slice, space, possible }: ExplainedSlice): ExplainingRun {
  const chain = chainOf(possible);
  const lines = linesOf(chain, slice.entries.at(-1)?.line ?? 0);
  // A task takes a place of the model at its first event and keeps it until its call has ended, also
  // where the next event at that place is already another's.
  const acting = new Map<number, string>();
  const steps = chain.slice(1).map(({ state, step, line }, k): ExplainedStep => {
    const action = step!;
    const { thread } = action;
    const [before, after] = [space.locals[chain[k]!.state]!, space.locals[state]!];
    const stands = lines[k]!;
    const begins = line !== undefined || space.compiled.spaces[thread]!.rests[before[thread]!];
    if (begins || !acting.has(thread))
      acting.set(thread, inWords(slice, stands, space.compiled.instances[thread]!.name));
    const by = acting.get(thread)!;
    return { action, before, after, ...(line !== undefined && { line }), stands, by };
  });
  return { initial: space.locals[chain[0]!.state]!, steps };
}

/** From the first state on. */
function chainOf(possible: readonly Possible[]): Possible[] {
  const chain: Possible[] = [];
  let at: Possible | undefined = possible.reduce((a, b) => (b.inserted < a.inserted ? b : a));
  for (; at; at = at.before) chain.push(at);
  return chain.toReversed();
}

/** For each step its line, or that of the next that has one. */
function linesOf(chain: readonly Possible[], last: number): number[] {
  let line = last;
  return chain
    .slice(1)
    .toReversed()
    .map((one) => (line = one.line ?? line))
    .toReversed();
}
