import { codeOfRule, mostUrgent } from '../../report/verdict/exit-code.ts';
import type { Alternative } from '../../model/choice.ts';
import type { Rule } from '../../model/rule.ts';
import type {
  Debate,
  DebateCell,
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
    designs.flatMap(({ searches, cells }) => [
      searches.length === 0 || searches.some(({ complete }) => !complete) ? 20 : 0,
      ...cells.map((cell) => codeOf(cell, rules.find(({ id }) => id === cell.rule)!.kind)),
    ]),
  );
  return { schema: 'unplug/debate/v1', kernel, systems, exitCode: mostUrgent(codes) };
}

/** A cell of which something is known fails when it is otherwise; of any other its standing counts. */
function codeOf({ asExpected, standing }: DebateCell, kind: string): number {
  if (standing === 'undecided') return 20;
  if (asExpected === undefined) return codeOfRule({ kind: kind as Rule['kind'], standing });
  return asExpected ? 0 : 14;
}

function systemOf(
  { system, file, rules: only, chosen, designs }: PlannedDebate,
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
    rules: judged.map(({ id: rule, sentence, kind }) => ({ id: rule, sentence, kind })),
    designs: designs.map((planned) => {
      const design = designOf(planned, judged, searched);
      return chosen ? { ...design, cells: design.cells.map(ofWhatIsSaid) } : design;
    }),
    ...(costs && { costs }),
    notModelled,
  };
}

function designOf(planned: Planned, rules: readonly Rule[], searched: Searched): DebatedDesign {
  const { design, jobs } = planned;
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
    searches: found.map(({ verdict }) => {
      const { sizes, states, transitions, depth, complete, limit, seconds } = verdict;
      return { sizes, states, transitions, depth, complete, ...(limit && { limit }), seconds };
    }),
    cells: rules.map((rule) => cellOf(planned, rule, found, searched)),
  };
}

interface Found {
  readonly job: number;
  readonly verdict: SystemVerdict;
}

/** Of several settings the worst counts: what breaks at one is broken. */
const WORST: readonly Standing[] = ['broken', 'undecided', 'covered', 'not reachable', 'holds'];

function cellOf(
  { design, controls }: Planned,
  { id: rule }: Rule,
  found: readonly Found[],
  searched: Searched,
): DebateCell {
  const judged = found.flatMap(({ job, verdict }) => {
    const one = verdict.rules.find((stands) => stands.rule === rule);
    return one && one.standing !== 'not applicable' ? [{ job, sizes: verdict.sizes, one }] : [];
  });
  const standing = WORST.find((worst) => judged.some(({ one }) => one.standing === worst));
  if (standing === undefined) return known({ rule, standing: 'not applicable' }, design);
  const shown = judged
    .filter(({ one }) => one.standing === standing)
    .toSorted((a, b) => lengthOf(a.one) - lengthOf(b.one))[0]!;
  const { run } = shown.one;
  const planned = controls.find((one) => one.rule === rule && one.of === shown.job);
  const control = planned && controlOf(planned, design, searched);
  return known(
    {
      rule,
      standing,
      sizes: shown.sizes,
      ...(standing === 'broken' && control && { control }),
      ...(standing === 'broken' && run && { run }),
    },
    design,
  );
}

function lengthOf({ run }: RuleVerdict): number {
  return run?.steps.length ?? 0;
}

function controlOf(
  { rule, job }: Planned['controls'][number],
  { id, breaks }: Alternative,
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

/** Where something is chosen, nothing is known of a rule that says nothing there. */
function ofWhatIsSaid(cell: DebateCell): DebateCell {
  const { asExpected: _asExpected, ...rest } = cell;
  return cell.standing === 'not applicable' ? rest : cell;
}

/** Holds a cell against what is known of the design. */
function known(cell: DebateCell, { breaks }: Alternative): DebateCell {
  if (breaks === undefined) return cell;
  const expected = breaks[cell.rule];
  if (expected === undefined)
    return { ...cell, asExpected: cell.standing !== 'broken' && cell.standing !== 'not reachable' };
  return {
    ...cell,
    because: expected.because,
    asExpected: cell.standing === 'broken' && cell.control?.standing === 'holds',
  };
}
