import { activeNodes } from '../../checker/tables/active-nodes.ts';
import { enteredSentence } from '../../checker/tables/entered-sentence.ts';
import type { ViolationRule } from '../../model/rule.ts';
import type { Broken, FollowedSlice } from '../follow/followed-slice.ts';
import type { StateSpace } from '../follow/possible-states.ts';
import type { FoundAt, Problem } from '../link/problem.ts';
import { refusalOf } from './refusal.ts';
import { secondCall, type OnceCalled } from './second-call.ts';
import { nameOf } from '../link/slice.ts';
import { registeredOnce, unregisterBegunOnce } from '../slices/slice-rules.ts';
import { sliceInWords } from './slice-words.ts';

/** A broken rule at its line. */
interface BrokenAt {
  readonly finding: FoundAt<'breaks'>;
  /** Memory is corrupted, so that what follows is anyone's guess. */
  readonly corrupts: boolean;
}

/** What speaks against a log, or against the driver that it shows, the one that decides first. */
export function findingsOf(
  slices: readonly FollowedSlice[],
  problems: readonly Problem[],
): FoundAt[] {
  const broken: BrokenAt[] = [];
  const refused: FoundAt[] = problems.flatMap(({ standing, finding }) =>
    standing === 'refused' ? [finding] : [],
  );
  // Of findings at one line, that which knows most of what came before says most, then that of a page.
  const ordered = slices.toSorted(
    (a, b) => lastAccepted(b) - lastAccepted(a) || Number(isWhole(a)) - Number(isWhole(b)),
  );
  for (const followed of ordered) {
    broken.push(...followed.broken.map((one) => breaks(followed, one)));
    if (followed.unexplained) {
      refused.push(refusalOf(followed.space, followed.slice, followed.unexplained));
    }
  }
  broken.sort((a, b) => a.finding.line - b.finding.line);
  refused.sort((a, b) => a.line - b.line);
  // What follows corrupted memory is anyone's guess; what follows any other mistake is not.
  const corrupt = broken.find(({ corrupts }) => corrupts)?.finding;
  const isExcused = ({ line }: FoundAt): boolean => corrupt !== undefined && corrupt.line <= line;
  const genuine = refused.filter((finding) => !isExcused(finding));
  const rules = broken.map(({ finding }) => finding);
  return [...genuine, ...rules, ...refused.filter(isExcused)];
}

function lastAccepted({ unexplained }: FollowedSlice): number {
  return unexplained?.after ?? 0;
}

function isWhole({ slice }: FollowedSlice): boolean {
  return slice.page === undefined;
}

/** The calls of rules that are about a registration as a whole: no page is concerned. */
const ONCE: Readonly<Record<string, OnceCalled>> = {
  [registeredOnce.id]: 'memremap_pages',
  [unregisterBegunOnce.id]: 'memunmap_pages',
};

function breaks({ slice }: FollowedSlice, { line, space, instance, local }: Broken): BrokenAt {
  const rule = ruleOf(space, instance, local);
  const { name, def } = space.compiled.instances[instance]!;
  const innermost = activeNodes(space.compiled.spaces[instance]!.snapshot(local)).at(-1);
  const what = innermost?.description ?? `${def.id} violated`;
  const once = rule && ONCE[rule.id];
  const second = once && secondCall(slice.pagemap, once, line);
  const broken = rule
    ? enteredSentence(rule, [space.compiled.spaces[instance]!.glimpses[local]!.value])
    : `no ${name} of the model is in a violation state`;
  const facts = { rule: broken, what, ...(second && { second }) };
  const object = once ? nameOf(slice.pagemap) : sliceInWords(slice);
  return {
    finding: { kind: 'breaks', line, object, facts },
    corrupts: rule?.memorySafety ?? true,
  };
}

function ruleOf(
  { compiled }: StateSpace,
  instance: number,
  local: number,
): ViolationRule | undefined {
  const { def } = compiled.instances[instance]!;
  const { value } = compiled.spaces[instance]!.glimpses[local]!;
  return compiled.system.rules.find(
    (rule): rule is ViolationRule =>
      rule.kind === 'violation' &&
      rule.of === def.id &&
      rule.states.some((state) => state === value),
  );
}
