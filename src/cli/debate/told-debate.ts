import { codeOfRule, mostUrgent } from '../../report/verdict/exit-code.ts';
import type { Setting } from '../../model/composer.ts';
import type { Rule } from '../../model/rule.ts';
import type {
  Debate,
  DebateCell,
  DebateCondition,
  DebateControl,
  DebatedDesign,
  DebatedSystem,
} from '../../schemas/debate.ts';
import type { RuleVerdict, Standing, SystemVerdict } from '../../schemas/verdict.ts';
import type { Job } from '../search/job.ts';
import { costsOf } from './costs-of.ts';
import { DEBATED, type PlannedDebate } from './plan-debate.ts';

/** What was searched: by the number of the job. */
interface Searched {
  readonly jobs: readonly Job[];
  /** None for a job that an interrupt kept from starting. */
  readonly verdicts: readonly (SystemVerdict | undefined)[];
}

type Planned = PlannedDebate['designs'][number];

/** Puts the searches of a debate together: each design against each rule, and what is known of it. */
export function toldDebate(
  debates: readonly PlannedDebate[],
  searched: Searched,
  kernel: string,
): Debate {
  const systems = debates.map((debate) => systemOf(debate, searched));
  const codes = systems.flatMap(({ rules, designs }) =>
    designs.flatMap(({ searches, drops, cells }) => [
      searches.length === 0 ? 20 : 0,
      ...[...searches, ...drops].map(({ complete }) => (complete ? 0 : 20)),
      ...cells.map((cell) => codeOf(cell, rules.find(({ id }) => id === cell.rule)!.kind)),
    ]),
  );
  return { schema: 'unplug/debate/v1', kernel, systems, exitCode: mostUrgent(codes) };
}

/** A cell of which something is known fails when it is otherwise; of any other its standing counts. */
function codeOf({ asExpected, knownElsewhere, standing }: DebateCell, kind: string): number {
  if (standing === 'undecided') return 20;
  if (knownElsewhere === true) return 0;
  if (asExpected === undefined) return codeOfRule({ kind: kind as Rule['kind'], standing });
  return asExpected ? 0 : 14;
}

function systemOf(
  { system, file, rules: only, leftOut, designs }: PlannedDebate,
  searched: Searched,
): DebatedSystem {
  const { id, about, notModelled } = system;
  const judged = system.rules.filter((rule) => only.length === 0 || only.includes(rule.id));
  const costs = costsOf(
    id,
    designs.flatMap(({ design }) => design.options ?? []),
  );
  return {
    system: id,
    about,
    ...(file !== undefined && { file }),
    rules: judged.map(({ id: rule, sentence, kind }) => ({
      id: rule,
      sentence,
      kind,
      judgedAt: judgedAt(rule, designs, searched),
    })),
    designs: designs.map((planned) => designOf(planned, judged, searched)),
    ...(costs && { costs }),
    leftOut: leftOut.map(withoutDesign),
    notModelled,
  };
}

/** Where a rule says something of a design that is searched there. */
function judgedAt(rule: string, designs: readonly Planned[], { verdicts }: Searched): Setting[] {
  const found = designs.flatMap(({ jobs }) =>
    jobs.flatMap((job) => {
      const verdict = verdicts[job];
      const one = verdict?.rules.find((stands) => stands.rule === rule);
      return one && one.standing !== 'not applicable' ? [withoutDesign(verdict!.sizes)] : [];
    }),
  );
  return [...new Map(found.map((setting) => [JSON.stringify(setting), setting])).values()];
}

function withoutDesign({ [DEBATED]: _design, ...setting }: Setting): Setting {
  return setting;
}

function designOf(planned: Planned, rules: readonly Rule[], searched: Searched): DebatedDesign {
  const { design, jobs, drops } = planned;
  const { id, sentence, source, options = [] } = design;
  const found = jobs.flatMap((job) => {
    const verdict = searched.verdicts[job];
    return verdict ? [{ job, verdict }] : [];
  });
  return {
    id,
    sentence,
    ...(source !== undefined && { source }),
    options,
    searches: found.map(({ verdict }) => searchOf(verdict)),
    drops: drops.flatMap(({ duty, job }) => {
      const verdict = searched.verdicts[job];
      const { id: dropped, sentence: owed, whose } = duty;
      return verdict ? [{ duty: dropped, sentence: owed, whose, ...searchOf(verdict) }] : [];
    }),
    cells: rules.map((rule) => cellOf(planned, rule, found, searched)),
  };
}

function searchOf(verdict: SystemVerdict): DebatedDesign['searches'][number] {
  const { sizes, states, transitions, depth, complete, limit, seconds } = verdict;
  return { sizes, states, transitions, depth, complete, ...(limit && { limit }), seconds };
}

interface Found {
  readonly job: number;
  readonly verdict: SystemVerdict;
}

/** Of several settings the worst counts: what breaks at one is broken. */
const WORST: readonly Standing[] = ['broken', 'undecided', 'covered', 'not reachable', 'holds'];

function cellOf(
  planned: Planned,
  { id: rule }: Rule,
  found: readonly Found[],
  searched: Searched,
): DebateCell {
  const judged = found.flatMap(({ job, verdict }) => {
    const one = verdict.rules.find((stands) => stands.rule === rule);
    return one && one.standing !== 'not applicable' ? [{ job, sizes: verdict.sizes, one }] : [];
  });
  const standing = WORST.find((worst) => judged.some(({ one }) => one.standing === worst));
  if (standing === undefined) return known({ rule, standing: 'not applicable' }, planned);
  const shown = judged
    .filter(({ one }) => one.standing === standing)
    .toSorted((a, b) => lengthOf(a.one) - lengthOf(b.one))[0]!;
  const { run } = shown.one;
  const control = planned.controls.find((one) => one.rule === rule && one.of === shown.job);
  const conditions = standing === 'holds' ? conditionsOf(planned, rule, searched) : [];
  return known(
    {
      rule,
      standing,
      sizes: shown.sizes,
      ...(standing === 'broken' && control && { control: controlOf(control, planned, searched) }),
      ...(standing === 'broken' && run && { run }),
      ...(conditions.length > 0 && { conditions }),
    },
    planned,
  );
}

/** The duties without which a rule breaks that holds with all of them, and those of which that is said. */
function conditionsOf(
  { design, drops }: Planned,
  rule: string,
  { verdicts }: Searched,
): DebateCondition[] {
  return drops.flatMap(({ duty, job }) => {
    const one = verdicts[job]?.rules.find((stands) => stands.rule === rule);
    if (!one) return [];
    const { standing, run } = one;
    const said = design.breaksWithout?.[duty.id]?.includes(rule) ?? false;
    if (!said && standing !== 'broken') return [];
    const asExpected = said && standing === 'broken';
    return [{ duty: duty.id, standing, asExpected, ...(standing === 'broken' && run && { run }) }];
  });
}

function lengthOf({ run }: RuleVerdict): number {
  return run?.steps.length ?? 0;
}

function controlOf(
  { rule, job }: Planned['controls'][number],
  { design: { id, breaks } }: Planned,
  { jobs, verdicts }: Searched,
): DebateControl {
  const { sizes } = jobs[job]!;
  const standing = verdicts[job]?.rules.find((one) => one.rule === rule)?.standing;
  return {
    adds: breaks![rule]!.control.adds,
    sizes,
    sameDesign: sizes[DEBATED] === id,
    ...(standing && { standing }),
  };
}

/** Holds a cell against what is known of the design at its default settings. */
function known(cell: DebateCell, { design: { breaks }, atDefault }: Planned): DebateCell {
  if (breaks === undefined) return cell;
  const { standing, control, conditions = [] } = cell;
  const expected = breaks[cell.rule];
  if (expected === undefined) {
    const otherwise = conditions.some((one) => !one.asExpected);
    const asExpected = standing !== 'broken' && standing !== 'not reachable' && !otherwise;
    return { ...cell, asExpected };
  }
  // Smaller sizes, or another choice, may keep from happening what is known to happen.
  if (!atDefault && standing !== 'broken') return { ...cell, knownElsewhere: true };
  const asExpected = standing === 'broken' && control?.standing === 'holds';
  return { ...cell, because: expected.because, asExpected };
}
