import type { Chart } from '../../src/explore/chart.ts';
import type { Scene } from '../../src/explore/page-data.ts';
import { headOf, type PageIndex, type SceneHead } from '../../src/explore/scene-head.ts';
import { readData } from './read-data.ts';

/** What the page has: the index at once, scenes and charts when they are asked for, files that were opened. */
export class Library {
  readonly index: PageIndex;
  #charts: readonly Chart[] | undefined;
  readonly #scenes = new Map<string, Scene>();
  readonly #fromFiles: Scene[] = [];

  constructor(index: PageIndex) {
    this.index = index;
  }

  /** The heads of all scenes, those of opened files last. */
  get heads(): readonly SceneHead[] {
    return [...this.index.heads, ...this.#fromFiles.map(headOf)];
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

  /** Adds the scenes of a file; one of the same id is replaced. */
  add(scenes: readonly Scene[]): void {
    for (const scene of scenes) {
      this.#scenes.set(scene.id, scene);
      const known = this.#fromFiles.findIndex(({ id }) => id === scene.id);
      this.#fromFiles.splice(known < 0 ? this.#fromFiles.length : known, known < 0 ? 0 : 1, scene);
    }
  }
}
