import { mustHold, type AnyEdit, type Edit, type Holds } from '../model/edit.ts';
import type { Run, Setting } from '../schemas/run.ts';
import type { HistoryVerdict, RuleVerdict, SystemVerdict } from '../schemas/verdict.ts';
import { declaredAt } from './tables/declared-at.ts';

/**
 * Holds what came out against what the entry says.
 *
 * @param judged the search with the edit
 * @param controls searches without it, at several sizes
 */
export function historyVerdict(
  edit: AnyEdit,
  judged: SystemVerdict,
  controls: readonly SystemVerdict[],
): HistoryVerdict {
  return mustHold(edit)
    ? fixVerdict(edit, judged, controls)
    : bugVerdict(edit as Edit, judged, controls);
}

/**
 * The rule breaks, the known interleaving is in the run, what breaks with it is what the entry explains,
 * and without the edit the rule holds.
 */
function bugVerdict(
  edit: Edit,
  broken: SystemVerdict,
  controls: readonly SystemVerdict[],
): HistoryVerdict {
  const { expect } = edit;
  const problems: string[] = [];
  const judged = broken.rules.find(({ rule }) => rule === expect.rule);
  if (judged === undefined) problems.push(`system ${expect.system} has no rule ${expect.rule}`);
  else if (judged.standing !== 'broken')
    problems.push(`rule ${expect.rule}: ${standingText(judged, broken)}, expected broken`);
  // A rule that holds may have a run all the same: of a loop that it allows.
  const run = judged?.standing === 'broken' ? judged.run : undefined;
  const missing = run && firstMissing(run, expect.interleaving);
  if (missing !== undefined) problems.push(`the run does not contain, in this order: ${missing}`);
  const also = broken.rules
    .filter(({ rule, standing }) => rule !== expect.rule && standing === 'broken')
    .map(({ rule }) => rule);
  for (const rule of also) {
    if (expect.also?.[rule] === undefined)
      problems.push(`rule ${rule} breaks as well, which the entry does not explain`);
  }
  for (const rule of Object.keys(expect.also ?? {})) {
    const standing = broken.rules.find((one) => one.rule === rule)?.standing;
    if (standing === undefined)
      problems.push(`system ${expect.system} has no rule ${rule}, which the entry says breaks too`);
    else if (standing !== 'broken')
      problems.push(`rule ${rule}: ${standing}, which the entry says breaks as well`);
  }
  const control = controls.map(({ sizes, rules, limit }) => {
    const standing = rules.find(({ rule }) => rule === expect.rule)?.standing;
    const holds = standing === 'holds';
    if (!holds)
      problems.push(
        `control at ${sizesText(sizes)}: ${standing ?? 'not judged'}${limit ? ` (${limit})` : ''}, expected holds`,
      );
    return { sizes, holds };
  });
  return {
    ...headOf(edit),
    class: expect.class,
    dropped: broken.dropped,
    sizes: broken.sizes,
    rule: expect.rule,
    asExpected: problems.length === 0,
    problems,
    ...(judged && { standing: judged.standing }),
    length: run?.steps.length ?? 0,
    also,
    control,
    ...(run && { run }),
  };
}

/** Every rule that a fix must hold does hold, and without the fix one of them breaks. */
function fixVerdict(
  edit: Edit<Holds>,
  judged: SystemVerdict,
  controls: readonly SystemVerdict[],
): HistoryVerdict {
  const { holds, system } = edit.expect;
  const problems: string[] = [];
  const wanted = holds === 'every rule' ? judged.rules.map(({ rule }) => rule) : holds;
  for (const id of wanted) {
    if (!judged.rules.some(({ rule }) => rule === id))
      problems.push(`system ${system} has no rule ${id}`);
  }
  const failing = judged.rules
    .filter(
      ({ rule, standing }) =>
        wanted.includes(rule) && !['holds', 'covered', 'not applicable'].includes(standing),
    )
    // What is broken comes before what is only not known.
    .toSorted((a, b) => Number(b.standing === 'broken') - Number(a.standing === 'broken'));
  for (const rule of failing)
    problems.push(`rule ${rule.rule}: ${standingText(rule, judged)}, expected holds`);
  const control = controls.map(({ sizes, rules }) => {
    const isBroken = rules.some(
      ({ rule, standing }) => wanted.includes(rule) && standing === 'broken',
    );
    if (!isBroken)
      problems.push(
        `control at ${sizesText(sizes)}: without it nothing of this breaks, so it mends nothing`,
      );
    return { sizes, holds: !isBroken };
  });
  const broken = failing.filter(({ standing }) => standing === 'broken');
  const first = broken.find(({ run }) => run);
  return {
    ...headOf(edit),
    class: 'fix',
    dropped: judged.dropped,
    sizes: judged.sizes,
    rule: failing[0]?.rule ?? (holds === 'every rule' ? holds : holds.join(', ')),
    mustHold: wanted,
    asExpected: problems.length === 0,
    problems,
    standing: failing[0]?.standing ?? 'holds',
    length: first?.run?.steps.length ?? 0,
    also: broken.slice(1).map(({ rule }) => rule),
    control,
    ...(first?.run && { run: first.run }),
  };
}

/** An entry that could not be judged, because its text or that of its control is mistaken. */
export function historyMistake(edit: AnyEdit, problem: string): HistoryVerdict {
  const { expect } = edit;
  return {
    ...headOf(edit),
    class: 'holds' in expect ? 'fix' : expect.class,
    dropped: expect.dropping ?? [],
    sizes: expect.sizes,
    rule: 'holds' in expect ? [expect.holds].flat().join(', ') : expect.rule,
    ...('holds' in expect && { mustHold: expect.holds === 'every rule' ? [] : expect.holds }),
    asExpected: false,
    mistaken: true,
    problems: [problem],
    length: 0,
    also: [],
    control: [],
  };
}

function headOf({ id, title, facts, evidence, kind, expect }: AnyEdit) {
  const at = declaredAt(expect);
  return {
    id,
    title,
    facts,
    evidence,
    kind,
    system: expect.system,
    ...(at && { declaredAt: at }),
  };
}

function standingText({ standing }: RuleVerdict, { limit }: SystemVerdict): string {
  return limit === undefined ? standing : `${standing} (${limit})`;
}

/** The first line of the interleaving that does not follow the earlier ones in the run. */
function firstMissing({ steps }: Run, interleaving: readonly string[]): string | undefined {
  const taken = steps.map(({ thread, step }) => `${thread}: ${step}`);
  let at = 0;
  for (const line of interleaving) {
    at = taken.indexOf(line, at) + 1;
    if (at === 0) return line;
  }
  return undefined;
}

function sizesText(sizes: Setting): string {
  return Object.entries(sizes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
