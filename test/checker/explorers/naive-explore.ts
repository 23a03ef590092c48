import type { Rule } from '../../../src/model/rule.ts';
import type { Census, Explorer, RuleCensus } from './explorer.ts';
import { keyOf, naiveGraph, type NaiveGraph } from './naive-graph.ts';
import { naiveProgress } from './naive-progress.ts';
import { isFound, speaksOf } from '../../../src/checker/naive/naive-rules.ts';
import type { Subject } from '../../../src/checker/verify-system.ts';

/**
 * The yardstick: a map of canonical texts, plain loops, and every rule judged by its definition. It
 * shares no search, no table and no graph algorithm with the packed explorer. Lock order and sleeping
 * in atomic context are judged by the packed explorer only.
 */
export const naiveExplorer: Explorer = {
  name: 'naive',
  census: (subject, statesMax) => Promise.resolve(naiveCensus(subject, statesMax)),
};

function naiveCensus(subject: Subject, statesMax: number): Census {
  const graph = naiveGraph(subject, statesMax);
  return {
    states: graph.states.length,
    transitions: graph.edges.reduce((sum, out) => sum + out.length, 0),
    depth: Math.max(...graph.depths),
    complete: graph.complete,
    rules: subject.system.rules.map((rule) => ({
      rule: rule.id,
      ...(speaksOf(graph.naive, rule, subject.sizes)
        ? judge(graph, rule)
        : { standing: 'not applicable' as const }),
    })),
  };
}

function judge(graph: NaiveGraph, rule: Rule): Omit<RuleCensus, 'rule'> {
  switch (rule.kind) {
    case 'violation':
    case 'invariant':
    case 'cover': {
      const length = earliest(graph, (s) => isFound(graph.naive, rule, graph.states[s]!));
      if (length !== undefined)
        return { standing: rule.kind === 'cover' ? 'covered' : 'broken', length };
      return { standing: unlessHidden(graph, rule.kind === 'cover' ? 'not reachable' : 'holds') };
    }
    case 'deadlock': {
      if (!graph.complete) return { standing: 'undecided' };
      const length =
        earliest(graph, (s) => isStuck(graph, s, true)) ??
        earliest(graph, (s) => isStuck(graph, s));
      return length === undefined
        ? { standing: unlessHidden(graph, 'holds') }
        : { standing: 'broken', length };
    }
    case 'progress':
      return judgeProgress(graph, rule);
    case 'lock order':
    case 'atomic context':
      return { standing: 'undecided' };
  }
}

function judgeProgress(
  graph: NaiveGraph,
  rule: Rule & { kind: 'progress' },
): Omit<RuleCensus, 'rule'> {
  const undecided = 'undecided' as const;
  if (!graph.complete) {
    const answers = {
      alwaysFinishes: undecided,
      canFinishWithoutUsers: undecided,
      canFinish: undecided,
    };
    return { standing: undecided, answers };
  }
  const { answers, stuckAt } = naiveProgress(graph, rule);
  const demanded = {
    'always finishes': answers.alwaysFinishes,
    'can finish without users': answers.canFinishWithoutUsers,
    'can finish': answers.canFinish,
  }[rule.demands];
  if (demanded === true) return { standing: unlessHidden(graph, 'holds'), answers };
  if (demanded === undecided) return { standing: undecided, answers };
  const length = {
    'always finishes': stuckAt.atAll ?? stuckAt.halted,
    'can finish without users': stuckAt.atAll ?? stuckAt.withoutUsers,
    'can finish': stuckAt.atAll,
  }[rule.demands];
  return { standing: 'broken', answers, ...(length !== undefined && { length }) };
}

function unlessHidden<S>({ complete, corrupt }: NaiveGraph, standing: S): S | 'undecided' {
  return complete && !corrupt.includes(true) ? standing : 'undecided';
}

function earliest(
  { states, depths }: NaiveGraph,
  test: (state: number) => boolean,
): number | undefined {
  const found = states.flatMap((_, s) => (test(s) ? [depths[s]!] : []));
  return found.length === 0 ? undefined : Math.min(...found);
}

/** Whether some thread that is not at rest, or one of those that have begun, never steps again. */
function isStuck(
  { naive, states, edges, corrupt }: NaiveGraph,
  from: number,
  begun = false,
): boolean {
  if (corrupt[from]!) return false;
  const able = new Set<number>();
  const seen = new Set([from]);
  for (const state of seen) {
    if (corrupt[state]!) return false;
    for (const { step, to } of edges[state]!) {
      able.add(step.thread);
      seen.add(to);
    }
  }
  return naive.instances.some(
    ({ def }, i) =>
      def.kind === 'thread' &&
      !able.has(i) &&
      !states[from]![i]!.tags.has('rest') &&
      !(begun && keyOf([states[from]![i]!]) === keyOf([states[0]![i]!])),
  );
}
