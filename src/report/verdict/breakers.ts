import type { Breaker, Verdict } from '../../schemas/verdict.ts';

/**
 * What breaks each safety and progress rule that a verdict names: entries of the history, and
 * systems searched with duties dropped. A rule that nothing breaks has an empty list.
 */
export function breakersOf({
  systems,
  history,
  breakers = [],
}: Omit<Verdict, 'exitCode'>): Breaker[] {
  const found = new Map<string, Map<string, Breaker['by'][number]>>();
  const rowOf = (rule: string): Map<string, Breaker['by'][number]> => {
    const row = found.get(rule) ?? new Map<string, Breaker['by'][number]>();
    found.set(rule, row);
    return row;
  };
  const add = (rule: string, kind: 'edit' | 'duty', id: string): void => {
    rowOf(rule).set(`${kind} ${id}`, { kind, id });
  };
  for (const { rules, reverted, dropped } of systems) {
    for (const { rule, kind, standing } of rules) {
      if (kind === 'cover') continue;
      rowOf(rule);
      if (standing !== 'broken') continue;
      if (reverted.length > 0) add(rule, 'edit', reverted.join(' + '));
      else if (dropped.length > 0) add(rule, 'duty', dropped.join(' + '));
    }
  }
  for (const { id, rule, also, length } of history) {
    if (length > 0) for (const broken of [rule, ...also]) add(broken, 'edit', id);
  }
  for (const { rule, by } of breakers) for (const { kind, id } of by) add(rule, kind, id);
  return [...found].map(([rule, by]) => ({ rule, by: [...by.values()] }));
}
