import type { LocalState, Run } from '../schemas/run.ts';
import { describe, sameState } from './local-state.ts';
import { stepTitle } from './step-changes.ts';

/** The leading steps that a report folds into one line. */
export interface SetUp {
  /** How many steps are folded; 0 when none are. */
  readonly length: number;
  /** Who did what, one entry from one quiet moment to the next. */
  readonly episodes: readonly string[];
  /** The state that the folded steps leave, as far as anything shown later takes part in it. */
  readonly leaves: readonly string[];
}

/** Shorter beginnings are shown as they are. */
const FOLD_FROM = 3;

/**
 * Finds the set-up of a run: everything up to the last quiet moment before its last act.
 *
 * At a quiet moment every thread is at rest or has not begun, so no kernel function is half done and
 * what follows depends on the states of the instances alone. Those that take part later are told
 * in `leaves`, hence folding hides nothing that matters to a later step. The loop of a lasso is
 * never folded, nor the step that decides, nor what follows it, nor a step at which somebody took what
 * the run tells of as held or as lost.
 */
export function setUpOf(run: Run): SetUp {
  const current = new Map<string, LocalState>();
  const initial = new Map<string, LocalState>();
  const begun = new Set<string>();
  for (const { name, initial: state } of run.instances) {
    current.set(name, state);
    initial.set(name, state);
  }
  const threads = run.instances.filter(({ kind }) => kind === 'thread').map(({ name }) => name);
  const quiet = (): boolean =>
    threads.every((name) => !begun.has(name) || current.get(name)!.tags?.includes('rest'));
  const decisive = (run.lostAfter ?? run.steps.length) - 1;
  // Who has what since when is no set-up: the step at which it was taken is shown.
  const named = (run.holders ?? []).flatMap(({ since }) =>
    since === undefined ? [] : [since - 1],
  );
  const last = Math.min(run.loop ?? run.steps.length, decisive, ...named);
  const cuts = [0];
  const states: (readonly (readonly [string, LocalState])[])[] = [[]];
  for (let i = 0; i < last; i++) {
    for (const { instance, to } of run.steps[i]!.participants) {
      current.set(instance, to);
      if (threads.includes(instance)) begun.add(instance);
    }
    if (!quiet()) continue;
    cuts.push(i + 1);
    states.push([...current]);
  }
  const length = cuts.at(-1)!;
  if (length < FOLD_FROM) return { length: 0, episodes: [], leaves: [] };
  const later = new Set(
    run.steps.slice(length).flatMap(({ participants }) => participants.map((one) => one.instance)),
  );
  return {
    length,
    episodes: cuts.slice(1).map((end, i) => episode(run, cuts[i]!, end)),
    leaves: states
      .at(-1)!
      .filter(([name, state]) => later.has(name) && !sameState(state, initial.get(name)!))
      .map(([name, state]) => `${name} ${describe(state)}`),
  };
}

function episode({ steps }: Run, begin: number, end: number): string {
  const first = steps[begin]!;
  const others = new Set(steps.slice(begin, end).map(({ thread }) => thread));
  others.delete(first.thread);
  const also = others.size === 0 ? '' : ` with ${[...others].join(', ')}`;
  const count = end - begin === 1 ? '' : ` (${end - begin} steps)`;
  return `${first.thread}${also}: ${stepTitle(first)}${count}`;
}
