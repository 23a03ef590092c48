import type { ProgressRule } from '../../../src/model/rule.ts';
import type { RuleCensus } from './explorer.ts';
import { isInScope, unmetFairness } from '../../../src/checker/naive/naive-fairness.ts';
import type { NaiveEdge, NaiveGraph } from './naive-graph.ts';
import { viewsOf } from '../../../src/checker/naive/naive-rules.ts';

/** Above this many pending states, "always finishes" is not judged: every subset is tried. */
export const PENDING_MAX = 16;

/** The three answers and the earliest depth at which each that is "no" shows without a loop. */
export interface NaiveProgress {
  readonly answers: NonNullable<RuleCensus['answers']>;
  /** Depth of the nearest state from which the end is out of reach at all, or without users. */
  readonly stuckAt: {
    readonly atAll?: number;
    readonly withoutUsers?: number;
    readonly halted?: number;
  };
}

/** Judges a progress rule by its definition: one search from every pending state, every subset of states. */
export function naiveProgress(graph: NaiveGraph, rule: ProgressRule): NaiveProgress {
  const views = viewsOf(graph.naive, rule, graph.states[0]!).length;
  const each = Array.from({ length: views }, (_, v) => judgeView(graph, rule, v));
  const every = (answers: readonly (boolean | 'undecided')[]): boolean | 'undecided' =>
    answers.includes(false) ? false : answers.includes('undecided') ? 'undecided' : true;
  return {
    answers: {
      alwaysFinishes: every(each.map(({ answers }) => answers.alwaysFinishes)),
      canFinishWithoutUsers: every(each.map(({ answers }) => answers.canFinishWithoutUsers)),
      canFinish: every(each.map(({ answers }) => answers.canFinish)),
    },
    stuckAt: {
      ...least('atAll', each),
      ...least('withoutUsers', each),
      ...least('halted', each),
    },
  };
}

type StuckAt = NaiveProgress['stuckAt'];

function least(key: keyof StuckAt, each: readonly NaiveProgress[]): StuckAt {
  const depths = each.flatMap(({ stuckAt }) => stuckAt[key] ?? []);
  return depths.length === 0 ? {} : { [key]: Math.min(...depths) };
}

function judgeView(graph: NaiveGraph, rule: ProgressRule, view: number): NaiveProgress {
  const { naive, states, edges, corrupt, depths } = graph;
  const inside = states.map(
    (state, s) => !corrupt[s]! && rule.pending(viewsOf(naive, rule, state)[view]!),
  );
  const counts = ({ step }: NaiveEdge): boolean => isInScope(naive, rule, step);
  const byUser = ({ step, rests }: NaiveEdge): boolean =>
    rests && (step.actor === 'user' || step.actor === 'hardware');
  const ends = (from: number, usable: (edge: NaiveEdge) => boolean): boolean => {
    const seen = new Set([from]);
    for (const state of seen) {
      for (const edge of edges[state]!) {
        if (!usable(edge)) continue;
        if (!inside[edge.to]!) return true;
        seen.add(edge.to);
      }
    }
    return false;
  };
  const pending = states.flatMap((_, s) => (inside[s]! ? [s] : []));
  const stuck = (usable: (edge: NaiveEdge) => boolean): number[] =>
    pending.filter((s) => !ends(s, usable)).map((s) => depths[s]!);
  const atAll = stuck(counts);
  const withoutUsers = stuck((edge) => counts(edge) && !byUser(edge));
  const halted = pending
    .filter((s) => edges[s]!.every((edge) => !counts(edge) || edge.rests))
    .map((s) => depths[s]!);
  const loops = hasFairLoop(graph, pending, counts, rule);
  return {
    answers: {
      canFinish: atAll.length === 0,
      canFinishWithoutUsers: withoutUsers.length === 0,
      alwaysFinishes: halted.length > 0 ? false : loops === 'undecided' ? loops : !loops,
    },
    stuckAt: {
      ...(atAll.length > 0 && { atAll: Math.min(...atAll) }),
      ...(withoutUsers.length > 0 && { withoutUsers: Math.min(...withoutUsers) }),
      ...(halted.length > 0 && { halted: Math.min(...halted) }),
    },
  };
}

/**
 * Whether a fair run can stay among the pending states for ever. Such a run visits some set of states
 * again and again; the set is connected by its own steps, and every fairness condition that its states
 * raise is met by a step inside. So all sets are tried.
 */
function hasFairLoop(
  { naive, edges }: NaiveGraph,
  pending: readonly number[],
  counts: (edge: NaiveEdge) => boolean,
  rule: ProgressRule,
): boolean | 'undecided' {
  if (pending.length > PENDING_MAX) return 'undecided';
  const place = new Map(pending.map((state, i) => [state, i]));
  const out = pending.map((state) => edges[state]!.filter(counts));
  const has = (set: number, state: number): boolean => {
    const at = place.get(state);
    return at !== undefined && (set & (1 << at)) !== 0;
  };
  for (let set = 1; set < 1 << pending.length; set++) {
    const members = out.filter((_, i) => (set & (1 << i)) !== 0);
    const within = members.flatMap((all) => all.filter(({ to }) => has(set, to)));
    if (within.length === 0 || !isConnected(out, place, set)) continue;
    if (unmetFairness(naive, rule, members, within) === undefined) return true;
  }
  return false;
}

/** Whether each member of the set reaches each other by steps inside the set. */
function isConnected(
  out: readonly (readonly NaiveEdge[])[],
  place: ReadonlyMap<number, number>,
  set: number,
): boolean {
  return out.every((_, from) => {
    if ((set & (1 << from)) === 0) return true;
    const seen = new Set([from]);
    for (const member of seen) {
      for (const { to } of out[member]!) {
        const at = place.get(to);
        if (at !== undefined && (set & (1 << at)) !== 0) seen.add(at);
      }
    }
    return out.every((_other, to) => (set & (1 << to)) === 0 || seen.has(to));
  });
}
