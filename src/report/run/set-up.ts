import type { LocalState, Run } from '../../schemas/run.ts';
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

/** What of a run tells its set-up. */
type SetUpRun = Pick<
  Run,
  'instances' | 'steps' | 'loop' | 'lostAfter' | 'race' | 'judged' | 'holders'
>;

/**
 * Finds the set-up of a run: everything up to the last quiet moment before its last act.
 *
 * At a quiet moment every thread is at rest or has not begun, so no kernel function is half done and
 * what follows depends on the states of the instances alone. Those that take part later, that the rule
 * judges or that have what somebody waits for are told in `leaves`: with nothing else in another state
 * than at the start the same steps break the same rule. What no state tells is never folded: a step at
 * which a thread took what it has, or what is lost, and the steps that race. Nor is the loop of a lasso,
 * the step that decides, or what follows it.
 */
export function setUpOf(run: SetUpRun): SetUp {
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
  const { holders = [], judged = [], race } = run;
  const objects = new Set(
    run.instances.filter(({ kind }) => kind === 'object').map(({ name }) => name),
  );
  // An object that keeps something says so by its state; a thread, or nobody, does not.
  const [kept, taken] = [
    holders.flatMap(({ by, on }) =>
      [by, on].filter((one) => one !== undefined && objects.has(one)),
    ),
    holders.flatMap(({ by, since }) =>
      since === undefined || (by !== undefined && objects.has(by)) ? [] : [since],
    ),
  ];
  const raced = race === undefined || race === 'none' ? [] : [race.early ?? race.between];
  const decisive = run.lostAfter ?? run.steps.length;
  const shown = Math.min(decisive, ...taken, ...raced) - 1;
  const last = Math.min(run.loop ?? run.steps.length, shown);
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
  const later = new Set([
    ...run.steps
      .slice(length)
      .flatMap(({ participants }) => participants.map((one) => one.instance)),
    ...judged,
    ...kept,
  ]);
  return {
    length,
    episodes: cuts.slice(1).map((end, i) => episode(run, cuts[i]!, end)),
    leaves: states
      .at(-1)!
      .filter(([name, state]) => later.has(name) && !sameState(state, initial.get(name)!))
      .map(([name, state]) => `${name} ${describe(state)}`),
  };
}

function episode({ steps }: SetUpRun, begin: number, end: number): string {
  const first = steps[begin]!;
  const others = new Set(steps.slice(begin, end).map(({ thread }) => thread));
  others.delete(first.thread);
  const also = others.size === 0 ? '' : ` with ${[...others].join(', ')}`;
  const count = end - begin === 1 ? '' : ` (${end - begin} steps)`;
  return `${first.thread}${also}: ${stepTitle(first)}${count}`;
}
