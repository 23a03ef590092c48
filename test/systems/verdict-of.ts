import { revisionsFor } from '../../src/checker/apply-history.ts';
import { historyVerdict } from '../../src/checker/history-verdict.ts';
import { verifySystem } from '../../src/checker/verify-system.ts';
import type { Duty } from '../../src/model/duty.ts';
import type { AnyEdit, Edit } from '../../src/model/edit.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { SystemDef } from '../../src/model/system.ts';
import type { Setting } from '../../src/model/composer.ts';
import { systems } from '../../src/systems/index.ts';
import type { HistoryVerdict, SystemVerdict } from '../../src/schemas/verdict.ts';

interface Asked {
  readonly sizes?: Setting;
  readonly edits?: readonly AnyEdit[];
  readonly duties?: readonly Duty[];
}

/** A search that was done; another of the same is not done again. */
interface Known {
  readonly sizes: string;
  readonly changes: readonly (AnyEdit | Duty)[];
  readonly verdict: Promise<SystemVerdict>;
}

const known = new Map<SystemDef, Known[]>();

/** The verdict on a system with these edits in and these duties dropped. */
export function verdictOf(
  system: SystemDef,
  { sizes = {}, edits = [], duties = [] }: Asked = {},
): Promise<SystemVerdict> {
  const resolved = resolveSizes(system, sizes);
  const text = JSON.stringify(resolved);
  const changes = [...edits, ...duties];
  const before = known.get(system) ?? [];
  const same = before.find(
    (one) =>
      one.sizes === text &&
      one.changes.length === changes.length &&
      one.changes.every((change, at) => change === changes[at]),
  );
  if (same) return same.verdict;
  const verdict = searched(system, resolved, edits, duties);
  known.set(system, [...before, { sizes: text, changes, verdict }]);
  return verdict;
}

async function searched(
  system: SystemDef,
  sizes: Setting,
  edits: readonly AnyEdit[],
  duties: readonly Duty[],
): Promise<SystemVerdict> {
  const { verdict } = await verifySystem({
    system,
    sizes,
    kernel: '7.3',
    reverted: edits.map(({ id }) => id),
    dropped: duties.map(({ id }) => id),
    revisions: revisionsFor(system, sizes, { edits, duties }, systems),
  });
  return verdict;
}

/** The rules of a verdict that are broken, sorted. */
export function brokenIn({ rules }: SystemVerdict): string[] {
  return rules
    .filter(({ standing }) => standing === 'broken')
    .map(({ rule }) => rule)
    .toSorted();
}

/** How an edit comes out in its system, with the unedited system as the control. */
export async function judge(system: SystemDef, edit: Edit): Promise<HistoryVerdict> {
  const { sizes, dropping = [] } = edit.expect;
  const duties = system.duties.filter(({ id }) => dropping.includes(id));
  const edited = await verdictOf(system, { sizes, edits: [edit], duties });
  return historyVerdict(edit, edited, [await verdictOf(system, { sizes, duties })]);
}
