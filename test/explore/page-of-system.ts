import { pick, revisionsFor } from '../../src/checker/apply-history.ts';
import { verifySystem, type Subject } from '../../src/checker/verify-system.ts';
import { Charts } from '../../src/chart/charts.ts';
import type { PageData } from '../../src/explore/page-data.ts';
import { sceneOf } from '../../src/explore/scene.ts';
import { edits } from '../../src/history/index.ts';
import { resolveSizes } from '../../src/model/changes/setting.ts';
import type { Sizes } from '../../src/model/composer.ts';
import type { SystemDef } from '../../src/model/system.ts';
import type { SystemVerdict } from '../../src/schemas/verdict.ts';
import { systems } from '../../src/systems/index.ts';

interface Setting {
  readonly sizes?: Sizes;
  readonly reverted?: readonly string[];
  readonly dropped?: readonly string[];
}

/** A page with what it was made of. */
interface Made {
  readonly page: PageData;
  readonly subject: Subject;
  readonly verdict: SystemVerdict;
}

/** A published system, searched and laid out as a page. */
export function pageOfSystem(id: string, setting: Setting = {}): Promise<Made> {
  return pageOf(pick('system', systems, [id])[0]!, setting);
}

/** Any system, searched and laid out as a page. */
export async function pageOf(
  system: SystemDef,
  { sizes: given = {}, reverted = [], dropped = [] }: Setting = {},
): Promise<Made> {
  const sizes = resolveSizes(system, given);
  const revisions = revisionsFor(
    system,
    sizes,
    {
      edits: pick('edit', edits, reverted),
      duties: pick('duty', system.duties, dropped),
    },
    systems,
  );
  const subject: Subject = { system, sizes, kernel: '7.3', reverted, dropped, revisions };
  const { verdict } = await verifySystem(subject);
  const charts = new Charts();
  const scene = await sceneOf(subject, verdict, (space) => charts.of(space));
  const page: PageData = {
    schema: 'unplug/page/v1',
    charts: await charts.all(),
    scenes: [scene],
    history: [],
    logs: [],
  };
  return { page, subject, verdict };
}

/** The smallest system that shows the use after free of kernel 6.0. */
export const useAfterFree: [string, Setting] = [
  'device-private',
  {
    sizes: { pages: 1, processes: 1 },
    reverted: ['0dc45ca1ce18'],
    dropped: ['evicts-until-empty'],
  },
];
