import { inspect } from 'node:util';
import { shellQuoted } from '../schemas/shell-words.ts';
import type { CampaignOptions } from './campaign-options.ts';
import type { NamedStep } from './regression.ts';

/**
 * What finds a failure of a campaign again: a command where the subject has a name on the command line,
 * else a line of TypeScript.
 */
export function replayCall(
  { runs, lengthMax, seed, strategy, only, words }: CampaignOptions,
  found: { readonly path?: string; readonly corpus?: string; readonly steps: readonly NamedStep[] },
): string {
  const { path, corpus = 'kept', steps } = found;
  if (words !== undefined && path !== undefined) {
    const drawn = ['--seed', `${seed}`, '--length', `${lengthMax}`, '--path', path];
    const by = strategy === undefined ? [] : ['--strategy', strategy];
    const judged = (only ?? []).flatMap((id) => ['--only', id]);
    return ['unplug', 'walk', ...words, ...judged, ...by, ...drawn].map(shellQuoted).join(' ');
  }
  const again = {
    runs,
    lengthMax,
    seed,
    ...(strategy !== undefined && { strategy }),
    ...(path === undefined ? { corpus: [{ name: corpus, steps }] } : { path }),
    ...(only && { only }),
  };
  const text = inspect(again, {
    breakLength: Infinity,
    maxArrayLength: Infinity,
    maxStringLength: Infinity,
    depth: Infinity,
    compact: true,
  });
  return `campaign(subject, ${text})`;
}
