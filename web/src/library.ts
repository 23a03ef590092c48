import type { Chart } from '../../src/chart/chart.ts';
import type { LogPicture } from '../../src/explore/log-picture-data.ts';
import type { Scene } from '../../src/explore/scene-data.ts';
import type { LogVerdict } from '../../src/schemas/verdict.ts';
import { headOf, type PageIndex, type SceneHead } from '../../src/explore/scene-head.ts';
import { readData } from './read-data.ts';

/** What a file adds to the page. */
export interface Additions {
  readonly scenes: readonly Scene[];
  /** The verdict on a kernel log. */
  readonly log?: LogVerdict;
  /** What happened in it at which line. */
  readonly picture?: LogPicture;
}

/** What the page has: the index at once, scenes and charts when they are asked for, files that were opened. */
export class Library {
  readonly index: PageIndex;
  #charts: readonly Chart[] | undefined;
  readonly #scenes = new Map<string, Scene>();
  readonly #fromFiles: Scene[] = [];
  readonly #logs: LogVerdict[] = [];
  readonly #pictures: LogPicture[] = [];

  constructor(index: PageIndex) {
    this.index = index;
  }

  /** The heads of all scenes, those of opened files last. */
  get heads(): readonly SceneHead[] {
    return [...this.index.heads, ...this.#fromFiles.map(headOf)];
  }

  /** The verdicts on logs that were opened here. */
  get openedLogs(): readonly LogVerdict[] {
    return this.#logs;
  }

  /** What happened in logs at which line. */
  get pictures(): readonly LogPicture[] {
    return [...this.#pictures, ...(this.index.pictures ?? [])];
  }

  async charts(): Promise<readonly Chart[]> {
    this.#charts ??= (await readData('charts')) as readonly Chart[];
    return this.#charts;
  }

  /** A scene with its tables; undefined when the page has none of that id. */
  async scene(id: string): Promise<Scene | undefined> {
    const known = this.#scenes.get(id);
    if (known) return known;
    const number = this.index.heads.findIndex((head) => head.id === id);
    if (number < 0) return undefined;
    const scene = (await readData(`scene-${number}`)) as Scene;
    this.#scenes.set(id, scene);
    return scene;
  }

  /** Adds what a file told; what was known of a file of that name before is forgotten. */
  add({ scenes, log, picture }: Additions): void {
    for (const scene of scenes) {
      this.#scenes.set(scene.id, scene);
      replace(this.#fromFiles, scene, ({ id }) => id === scene.id);
    }
    if (log) replace(this.#logs, log, (one) => one.log === log.log);
    if (picture) replace(this.#pictures, picture, (one) => one.log === picture.log);
  }
}

function replace<T>(list: T[], item: T, isOld: (item: T) => boolean): void {
  const known = list.findIndex(isOld);
  if (known < 0) list.push(item);
  else list[known] = item;
}
