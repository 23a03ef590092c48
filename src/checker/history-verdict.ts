import type { Edit } from '../model/edit.ts';
import type { Run } from '../schemas/run.ts';
import type { HistoryVerdict, SystemVerdict } from '../schemas/verdict.ts';

/**
 * Holds what came out against what the entry says: the rule breaks, the known interleaving is in the
 * run, what breaks with it is what the entry explains, and with the fix in place the rule holds.
 */
export function historyVerdict(
  edit: Edit,
  broken: SystemVerdict,
  controls: readonly SystemVerdict[],
): HistoryVerdict {
  const { expect } = edit;
  const problems: string[] = [];
  const judged = broken.rules.find(({ rule }) => rule === expect.rule);
  if (judged === undefined) problems.push(`system ${expect.system} has no rule ${expect.rule}`);
  else if (judged.standing !== 'broken')
    problems.push(`rule ${expect.rule}: ${judged.standing}, expected broken`);
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
    id: edit.id,
    title: edit.title,
    facts: edit.facts,
    evidence: edit.evidence,
    kind: edit.kind,
    class: expect.class,
    system: expect.system,
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

/** An entry that could not be judged, because its text or that of its control is mistaken. */
export function historyMistake(edit: Edit, problem: string): HistoryVerdict {
  const { expect } = edit;
  return {
    id: edit.id,
    title: edit.title,
    facts: edit.facts,
    evidence: edit.evidence,
    kind: edit.kind,
    class: expect.class,
    system: expect.system,
    dropped: expect.dropping ?? [],
    sizes: expect.sizes,
    rule: expect.rule,
    asExpected: false,
    mistaken: true,
    problems: [problem],
    length: 0,
    also: [],
    control: [],
  };
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

function sizesText(sizes: Readonly<Record<string, number>>): string {
  return Object.entries(sizes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
