import type { Limits } from '../../checker/search/exploration.ts';
import type { Setting } from '../../model/composer.ts';
import { sizesIn } from '../../model/changes/setting.ts';

/** One search, as plain data that can be handed to a worker. */
export interface Job {
  readonly system: string;
  /** The user's file that exports the system; absent for a published one. */
  readonly file?: string;
  readonly kernel: string;
  readonly sizes: Setting;
  readonly reverted: readonly string[];
  readonly dropped: readonly string[];
  /** Judge only these rules. */
  readonly rules?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Stop at the first violation of safety. */
  readonly stopAtFirst?: boolean;
}

/** A job in one line, for progress. */
export function jobText({ system, sizes, reverted, dropped }: Job): string {
  const at = Object.values(sizesIn(sizes)).join(' x ');
  const chosen = Object.entries(sizes).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${name} ${value}`] : [],
  );
  const without = [
    ...reverted.map((id) => `without ${id}`),
    ...dropped.map((id) => `without duty ${id}`),
  ];
  return [`${system}${at === '' ? '' : ` ${at}`}`, ...chosen, ...without].join(', ');
}

/** The same search has the same key. */
export function jobKey({ system, file, kernel, sizes, reverted, dropped }: Job): string {
  return JSON.stringify([
    system,
    file,
    kernel,
    sizes,
    // In their order: each edit names the text that the earlier ones left.
    reverted,
    [...dropped].toSorted(),
  ]);
}
