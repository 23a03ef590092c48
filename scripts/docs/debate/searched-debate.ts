import { planDebate } from '../../../src/cli/debate/plan-debate.ts';
import { toldDebate } from '../../../src/cli/debate/told-debate.ts';
import { runJob } from '../../../src/cli/search/run-job.ts';
import { NEWEST } from '../../../src/history/kernels.ts';
import { resolveSizes } from '../../../src/model/changes/setting.ts';
import { sizesOf } from '../../../src/report/run/run-head.ts';
import type { DebatedSystem } from '../../../src/schemas/debate.ts';
import type { RuleVerdict, SystemVerdict } from '../../../src/schemas/verdict.ts';
import { systems } from '../../../src/systems/index.ts';
import type { SystemDef } from '../../../src/model/system.ts';
import { ownerRegistrySystem } from '../../../src/systems/owner-registry.ts';
import { ownersSystem } from '../../../src/systems/owners.ts';
import { twoExportersSystem } from '../../../src/systems/two-exporters.ts';
import type { Evidence } from './statement.ts';
import { statements } from './statements.ts';

/** What the document searches, at the smallest sizes that show every known break. */
const DEBATED: readonly { readonly system: SystemDef; readonly size: readonly string[] }[] = [
  { system: ownersSystem, size: ['pages=1'] },
  { system: ownerRegistrySystem, size: ['devices=3', 'leavers=1'] },
  { system: twoExportersSystem, size: [] },
];

/** What bears a statement, as the search found it. */
interface Shown {
  /** The design, or the system and who does not keep what. */
  readonly where: string;
  readonly rule: string;
  readonly found: Pick<RuleVerdict, 'standing' | 'run'>;
}

/** The designs of each debated system, and what bears the statements. */
export interface SearchedDebate {
  readonly owners: DebatedSystem;
  readonly registry: DebatedSystem;
  readonly exporters: DebatedSystem;
  readonly shown: (evidence: Evidence) => Shown;
}

/** @throws Error where a cell comes out otherwise than a design or a statement says */
export async function searchedDebate(): Promise<SearchedDebate> {
  const debated: DebatedSystem[] = [];
  for (const { system, size } of DEBATED) debated.push(await debateOf(system, size));
  const [owners, registry, exporters] = debated as [DebatedSystem, DebatedSystem, DebatedSystem];
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
  return { owners, registry, exporters, shown: (evidence) => found.get(evidence)! };
}

async function debateOf(system: SystemDef, size: readonly string[]): Promise<DebatedSystem> {
  const asked = { only: [], choose: [], size, revert: [], drop: [], kernel: NEWEST };
  const { jobs, debates } = planDebate([{ system }], asked, { kernel: NEWEST });
  const verdicts: SystemVerdict[] = [];
  for (const job of jobs) verdicts.push(await runJob(job));
  const { systems: found, exitCode } = toldDebate(debates, { jobs, verdicts }, NEWEST);
  const unshown = found[0]!.designs.some(({ cells }) => cells.some((one) => one.knownElsewhere));
  if (exitCode !== 0 || unshown)
    throw new Error(`a design of ${system.id} comes out otherwise than known`);
  return found[0]!;
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
