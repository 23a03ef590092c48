import type { Chart } from '../../src/chart/chart.ts';
import type { Library } from './library.ts';
import { placeIn, placeOfRun, type Place } from './place.ts';

/** Where a page begins: where its link leads, else where it was made to open, else the overview. */
export interface FirstPlace {
  readonly place?: Place;
  readonly charts: readonly Chart[];
  /** Why the link leads nowhere. */
  readonly error: string;
}

export async function firstPlace(library: Library): Promise<FirstPlace> {
  const found = await placeIn(location.hash, library);
  if (typeof found === 'string') return { charts: [], error: found };
  const place = found ?? (location.hash === '' ? await placeToOpen(library) : undefined);
  return place ? { place, charts: await library.charts(), error: '' } : { charts: [], error: '' };
}

async function placeToOpen(library: Library): Promise<Place | undefined> {
  const { open } = library.index;
  const scene = open && (await library.scene(open.scene));
  if (!scene) return undefined;
  return open.run === undefined
    ? { scene, moves: [], at: 0, tab: 'choices' }
    : placeOfRun(scene, open.run);
}
