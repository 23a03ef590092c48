import type { Instance } from '../../model/composer.ts';
import type { Compiled } from '../tables/compile.ts';

/** Two places of families whose members are alike change their roles. */
export interface Swap {
  /** Family of the view that is swapped, for messages. */
  readonly family: string;
  /** Name of the index and the two places, e.g. `page` 0 and 1. */
  readonly index: string;
  readonly places: readonly [number, number];
  /** The instance that takes the place of this one; itself when it stands elsewhere. */
  readonly of: (instance: number) => number;
}

/**
 * Every exchange of two neighbouring places under which a predicate over `view` must not change.
 *
 * A place is exchanged in all families at once (the page with its page-table entries). An index with
 * an instance that is not of a family of like members (`ordered`) is left alone.
 */
export function swapsOf({ instances }: Compiled, view: readonly number[]): Swap[] {
  const names = new Set(view.flatMap((i) => Object.keys(instances[i]!.at)));
  return [...names].flatMap((index) => {
    const members = instances.filter(({ at }) => index in at);
    const family = view.map((i) => instances[i]!).find(({ at }) => index in at)?.family;
    if (family === undefined || members.some((one) => one.family === undefined)) return [];
    const places = [...new Set(members.map(({ at }) => at[index]!))].toSorted((a, b) => a - b);
    return places.slice(1).flatMap((place, k) => {
      const of = exchange(instances, index, places[k]!, place);
      return of ? [{ family, index, places: [places[k]!, place] as const, of }] : [];
    });
  });
}

/** Undefined when some member has no counterpart at the other place. */
function exchange(
  instances: readonly Instance[],
  index: string,
  one: number,
  other: number,
): ((instance: number) => number) | undefined {
  const target = instances.map((instance, i) => {
    const place = instance.at[index];
    if (place !== one && place !== other) return i;
    const there = { ...instance.at, [index]: place === one ? other : one };
    return instances.findIndex(({ def, at }) => def.id === instance.def.id && sameAt(at, there));
  });
  return target.includes(-1) ? undefined : (i) => target[i]!;
}

function sameAt(a: Instance['at'], b: Instance['at']): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
