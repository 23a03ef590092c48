import { planDebate } from '../../../src/cli/debate/plan-debate.ts';
import { toldDebate } from '../../../src/cli/debate/told-debate.ts';
import { runJob } from '../../../src/cli/search/run-job.ts';
import { NEWEST } from '../../../src/history/kernels.ts';
import { resolveSizes } from '../../../src/model/changes/setting.ts';
import { sizesOf } from '../../../src/report/run/run-head.ts';
import type { DebatedSystem } from '../../../src/schemas/debate.ts';
import type { RuleVerdict, SystemVerdict } from '../../../src/schemas/verdict.ts';
import { systems } from '../../../src/systems/index.ts';
import { ownersSystem } from '../../../src/systems/owners.ts';
import type { Evidence } from './statement.ts';
import { statements } from './statements.ts';

/** How many pages the document searches: what breaks at one page breaks at more. */
const PAGES = 1;

/** What bears a statement, as the search found it. */
interface Shown {
  /** The design, or the system and who does not keep what. */
  readonly where: string;
  readonly rule: string;
  readonly found: Pick<RuleVerdict, 'standing' | 'run'>;
}

/** The designs of owners at one page, and what bears the statements. */
export interface SearchedDebate {
  readonly owners: DebatedSystem;
  readonly shown: (evidence: Evidence) => Shown;
}

/** @throws Error where a cell comes out otherwise than a design or a statement says */
export async function searchedDebate(): Promise<SearchedDebate> {
  const asked = {
    only: [],
    choose: [],
    size: [],
    revert: [],
    drop: [],
    kernel: NEWEST,
    pages: PAGES,
  };
  const { jobs, debates } = planDebate([{ system: ownersSystem }], asked, { kernel: NEWEST });
  const verdicts: SystemVerdict[] = [];
  for (const job of jobs) verdicts.push(await runJob(job));
  const debate = toldDebate(debates, { jobs, verdicts }, NEWEST);
  const owners = debate.systems[0]!;
  if (debate.exitCode !== 0) throw new Error('a design of owners comes out otherwise than known');
  const found = new Map<Evidence, Shown>();
  const searches = new Map<string, SystemVerdict>();
  const otherwise: string[] = [];
  for (const one of statements.flatMap(({ evidence }) => evidence)) {
    const shown = 'design' in one ? ofCell(owners, one) : await ofDuty(one, searches);
    if (shown.found.standing !== one.stands)
      otherwise.push(`${shown.where}: ${one.rule} is ${shown.found.standing}, not ${one.stands}`);
    found.set(one, shown);
  }
  if (otherwise.length > 0) throw new Error(otherwise.join('\n'));
  return { owners, shown: (evidence) => found.get(evidence)! };
}

function ofCell(
  { designs }: DebatedSystem,
  { design, rule }: Extract<Evidence, { design: string }>,
): Shown {
  const found = designs.find(({ id }) => id === design)?.cells.find((cell) => cell.rule === rule);
  if (!found) throw new Error(`owners has no design ${design} or no rule ${rule}`);
  return { where: `\`${design}\``, rule, found };
}

async function ofDuty(
  { system: id, sizes, dropped, rule }: Extract<Evidence, { system: string }>,
  searches: Map<string, SystemVerdict>,
): Promise<Shown> {
  const system = systems.find((one) => one.id === id);
  if (!system) throw new Error(`there is no system ${id}`);
  const key = JSON.stringify([id, sizes, dropped]);
  const verdict =
    searches.get(key) ??
    (await runJob({
      system: id,
      kernel: NEWEST,
      sizes: resolveSizes(system, sizes),
      reverted: [],
      dropped,
    }));
  if (!verdict.complete) throw new Error(`the search of ${key} stopped at a limit`);
  searches.set(key, verdict);
  const found = verdict.rules.find((one) => one.rule === rule);
  if (!found) throw new Error(`system ${id} has no rule ${rule}`);
  const kept =
    dropped.length === 0
      ? 'every duty kept'
      : `without ${dropped.map((duty) => `\`${duty}\``).join(', ')}`;
  return { where: `${[id, ...sizesOf(sizes)].join(', ')}; ${kept}`, rule, found };
}
