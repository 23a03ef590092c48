import type { LogFinding } from '../../schemas/log-finding.ts';

/** Findings of one kind that a verdict lists; a device has as many pages as it likes. */
const LISTED_MAX = 100;

/** Different findings, those of one kind together, and how many more there are of a kind than are listed. */
export function listed(findings: readonly LogFinding[]): LogFinding[] {
  const byKind = new Map<LogFinding['kind'], Map<string, LogFinding>>();
  for (const finding of findings) {
    const known = byKind.get(finding.kind) ?? new Map<string, LogFinding>();
    byKind.set(finding.kind, known.set(JSON.stringify(finding), finding));
  }
  return [...byKind].flatMap(([of, known]): LogFinding[] => {
    const all = [...known.values()];
    if (all.length <= LISTED_MAX) return all;
    const count = all.length - LISTED_MAX;
    return [...all.slice(0, LISTED_MAX), { kind: 'more', facts: { of, count } }];
  });
}
