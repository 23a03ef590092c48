import type { DutySetCell } from '../../../src/explore/duty-lattice-data.ts';
import type { SceneHead } from '../../../src/explore/scene-head.ts';
import { count } from '../../../src/report/text/count.ts';

/** What was found under a set of duties, as a sign and in words. */
export function Found({ cell: { standing, broken } }: { cell: DutySetCell }) {
  const words =
    standing === 'holds'
      ? '✓ everything holds'
      : standing === 'broken'
        ? `✗ ${count(broken.length, 'rules')} broken`
        : '? not decided';
  return <span class={`found-${standing}`}>{words}</span>;
}

/** The runs of what breaks, the shortest first. */
export function runsOf(
  { broken }: DutySetCell,
  scene: SceneHead | undefined,
): { number: number; sentence: string; length: number }[] {
  return (scene?.runs ?? [])
    .map(({ rule, length }, number) => ({ rule, number, length, sentence: rule.sentence }))
    .filter(({ rule }) => broken.includes(rule.id))
    .toSorted((a, b) => a.length - b.length);
}
