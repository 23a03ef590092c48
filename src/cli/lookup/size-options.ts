import type { ChoiceOptions, SizeOptions } from '../options/model-options.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Setting } from '../../model/composer.ts';
import { mostOf, sizeSpecs, type Within } from '../../model/changes/setting.ts';
import { Usage } from '../terminal/exit.ts';
import { meant } from './names.ts';

/**
 * The sizes that the options give a system, and what they choose.
 *
 * @param within whether they are for random runs, which go to larger sizes
 * @throws Usage for a size or a choice that the system does not have, or a value that it does not take
 */
export function sizesFrom(
  system: SystemDef,
  options: SizeOptions,
  within: Within = 'search',
): Setting {
  const { pages, processes, size } = options;
  const chosen = chosenFrom(system, options);
  const specs = sizeSpecs(system, chosen);
  const sizes: Record<string, number> = {};
  const set = (call: string, name: string, value: number): void => {
    const spec = specs[name];
    if (!spec)
      throw new Usage(`${call}: is no size of ${system.id}; ${meant(name, Object.keys(specs))}`);
    const { unit, min = 1 } = spec;
    const max = mostOf(spec, within);
    if (value < min || value > max)
      throw new Usage(`${call}: ${system.id} takes ${min} to ${max} ${unit}`);
    sizes[name] = value;
  };
  if (pages !== undefined) set(`--pages ${pages}`, 'pages', pages);
  if (processes !== undefined) set(`--processes ${processes}`, 'processes', processes);
  for (const text of size) {
    const [, name, value] = /^([\w-]+)=(\d+)$/.exec(text) ?? [];
    if (name === undefined)
      throw new Usage(`--size ${text}: write it as name=number, e.g. --size threads=2`);
    set(`--size ${text}`, name, Number(value));
  }
  return { ...sizes, ...chosen };
}

/**
 * What the options choose of a system.
 *
 * @throws Usage for a choice that the system does not have, or an alternative that it does not have
 */
export function chosenFrom(system: SystemDef, { choose, design }: ChoiceOptions): Setting {
  const calls = [
    ...choose.map((text) => ({ call: `--choose ${text}`, text })),
    ...(design === undefined ? [] : [{ call: `--design ${design}`, text: `design=${design}` }]),
  ];
  const chosen: Record<string, string> = {};
  for (const { call, text } of calls) {
    const [, name, value] = /^([\w-]+)=(.+)$/.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new Usage(`${call}: write it as choice=name, e.g. --choose late=yes`);
    const choice = system.choices.find(({ id }) => id === name);
    if (!choice) {
      const known = system.choices.map(({ id }) => id);
      throw new Usage(`${call}: is no choice of ${system.id}; ${meant(name, known)}`);
    }
    const ids = choice.alternatives.map(({ id }) => id);
    if (!ids.includes(value)) throw new Usage(`${call}: is not known; known: ${ids.join(', ')}`);
    chosen[name] = value;
  }
  return chosen;
}
