import type { Chart } from '../../src/chart/chart.ts';
import type { Scene } from '../../src/explore/scene-data.ts';
import { isItf, runOfItf } from '../../src/explore/run-of-itf.ts';
import { sceneId } from '../../src/explore/scene-id.ts';
import { sceneOfRuns } from '../../src/explore/scene-of-run.ts';
import { groupBy } from '../../src/report/text/group-by.ts';
import { DocumentError } from '../../src/schemas/document-error.ts';
import { Place } from '../../src/schemas/document.ts';
import { asRun } from '../../src/schemas/read-run.ts';
import type { Run } from '../../src/schemas/run.ts';
import type { Additions, Library } from './library.ts';
import { readLogAside } from './log/log-reading.ts';
import { placeOfRun, type Place as Where } from './place.ts';
import { movesOf } from './story.ts';

/** Bytes that tell JSON from the text of a log. */
const BEGIN_BYTES = 4096;

/** What a file adds to the page, and where to go. */
interface Opened extends Additions {
  /** Absent when the file tells more than one run. */
  readonly place?: Where;
}

/**
 * Reads a run, a verdict, an ITF trace or a kernel log. A run whose system is in the page can be left at
 * any step.
 *
 * @param onShare hears how much of a log is read, from 0 to 1
 * @throws Error saying what is wrong with the file
 */
export async function openFile(
  given: File,
  library: Library,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Opened> {
  const begin = await given.slice(0, BEGIN_BYTES).text();
  if (!begin.trimStart().startsWith('{')) {
    const { scenes, log, picture } = await readLogAside(
      given,
      await library.charts(),
      signal,
      onShare,
    );
    return { scenes, log, picture };
  }
  const file = given.name;
  const runs = runsIn(await given.text(), file);
  const [first] = runs;
  if (first && runs.length === 1) {
    const place = placeOf(await library.scene(sceneId(first)), first);
    if (place) return { scenes: [], place };
  }
  const charts = await library.charts();
  const added = [...groupBy(runs, sceneId).values()].flatMap(([run, ...others]) => {
    if (!run) return [];
    const alike = others.filter((one) => sameInstances(one, run));
    return [withCharts(sceneOfRuns(run, [run, ...alike], file), charts)];
  });
  return { scenes: added, ...(runs.length === 1 && { place: placeOfRun(added[0]!, 0) }) };
}

function runsIn(text: string, file: string): readonly Run[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DocumentError(
      file,
      '',
      `is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      'open what unplug verify --save, --json or --itf wrote, or a kernel log',
    );
  }
  if (isItf(value)) return [runOfItf(value, file)];
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (schema === 'unplug/run/v1') return [asRun(value, file)];
  if (schema === 'unplug/verdict/v1' || schema === 'unplug/verdict/v2') {
    const root = new Place(file, value).record((place) => place);
    const runs = (key: string, read: (place: Place) => Run[]): Run[] =>
      root[key]?.list(read).flat() ?? [];
    return [
      ...runs('systems', (system) => {
        const { rules } = system.record((place) => place);
        return rules?.list((rule) => runOf(rule, file)).flat() ?? [];
      }),
      ...runs('history', (entry) => runOf(entry, file)),
    ];
  }
  throw new DocumentError(
    file,
    '',
    'is neither a run, nor a verdict, nor an ITF trace',
    'open what unplug verify --save, --json or --itf wrote',
  );
}

function runOf(place: Place, file: string): Run[] {
  const { run } = place.record((inner) => inner);
  return run ? [asRun(run.value, file)] : [];
}

/** The run in a scene of the page, if the page has its tables and they take every step of it. */
function placeOf(scene: Scene | undefined, run: Run): Where | undefined {
  if (!scene) return undefined;
  const moves = movesOf(scene, run.steps);
  if (moves.length < run.steps.length) return undefined;
  const known = scene.runs.findIndex(({ moves: one }) => String(one) === String(moves));
  return { scene, moves, at: moves.length, tab: 'state', ...(known >= 0 && { run: known }) };
}

function sameInstances(a: Run, b: Run): boolean {
  return JSON.stringify(a.instances) === JSON.stringify(b.instances);
}

/** Gives the instances of a scene the charts of the page that have their machine's name. */
function withCharts(scene: Scene, charts: readonly Chart[]): Scene {
  return {
    ...scene,
    instances: scene.instances.map((instance) => {
      const chart = charts.findIndex(({ machine }) => machine === instance.machine);
      return chart < 0 ? instance : { ...instance, chart };
    }),
  };
}
