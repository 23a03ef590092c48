import { edits } from '../../src/history/index.ts';
import { everywhere } from '../../src/model/edit.ts';
import { systems } from '../../src/systems/index.ts';
import { subjectOf, type WalkSubject } from '../../src/walks/index.ts';

/** A bug that the history knows, and the rule that it breaks. */
export interface KnownBug {
  readonly name: string;
  readonly rule: string;
  readonly kind: string;
  readonly subject: WalkSubject;
}

/** Every entry of the history in each system that it is judged in, with what it is judged under. */
export const knownBugs: readonly KnownBug[] = edits.flatMap(everywhere).map((edit, at, all) => {
  const { system: id, rule, sizes, dropping = [], with: others = [] } = edit.expect;
  const system = systems.find((one) => one.id === id)!;
  const first = all.findIndex((one) => one.id === edit.id) === at;
  const reverted = [...others.map((other) => edits.find((one) => one.id === other)!), edit];
  return {
    name: first ? edit.id : `${edit.id} in ${id}`,
    rule,
    kind: system.rules.find((one) => one.id === rule)!.kind,
    subject: subjectOf(system, { sizes, reverted, dropped: dropping }),
  };
});

/** Whether a bug shows in what a run does, and not in what can come of it. */
export function isSafety({ kind }: KnownBug): boolean {
  return kind !== 'progress' && kind !== 'deadlock';
}
