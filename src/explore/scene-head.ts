import type { PageData } from './page-data.ts';
import type { Scene, SceneRule, SceneRun } from './scene-data.ts';

/** What the overview tells of a scene; its tables are read when it is opened. */
export interface SceneHead extends Omit<
  Scene,
  'instances' | 'spaces' | 'rows' | 'steps' | 'rules' | 'runs' | 'notModelled'
> {
  readonly rules: readonly Pick<SceneRule, 'id' | 'sentence' | 'kind' | 'standing'>[];
  readonly runs: readonly RunHead[];
}

/** What the overview tells of a run. */
interface RunHead extends Pick<SceneRun, 'rule' | 'allowed' | 'story'> {
  /** How many steps it has. */
  readonly length: number;
}

/** Page data without charts and scenes, and the heads of the scenes in the same order. */
export interface PageIndex extends Omit<PageData, 'charts' | 'scenes'> {
  readonly heads: readonly SceneHead[];
}

export function headOf(scene: Scene): SceneHead {
  const { id, system, about, sizes, kernel, reverted, dropped, search, fromFile } = scene;
  return {
    id,
    system,
    about,
    sizes,
    kernel,
    reverted,
    dropped,
    search,
    ...(fromFile !== undefined && { fromFile }),
    rules: scene.rules.map(({ id: rule, sentence, kind, standing }) => ({
      id: rule,
      sentence,
      kind,
      standing,
    })),
    runs: scene.runs.map(({ rule, allowed, story, moves }) => ({
      rule,
      ...(allowed && { allowed }),
      ...(story !== undefined && { story }),
      length: moves.length,
    })),
  };
}

/** What is read at once when a page is opened. */
export function indexOf({ charts: _charts, scenes, ...rest }: PageData): PageIndex {
  return { ...rest, heads: scenes.map(headOf) };
}
