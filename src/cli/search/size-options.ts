import type { SizeOptions } from '../options/model-options.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Sizes } from '../../model/composer.ts';
import { Usage } from '../terminal/exit.ts';
import { meant } from '../lookup/names.ts';

/**
 * The sizes that the options give a system.
 *
 * @throws Usage for a size that the system does not have, or does not take
 */
export function sizesFrom(system: SystemDef, { pages, processes, size }: SizeOptions): Sizes {
  const sizes: Record<string, number> = {};
  const set = (call: string, name: string, value: number): void => {
    const spec = system.sizes[name];
    if (!spec)
      throw new Usage(`${call}: is no size of ${system.id}; ${meant(name, sizesOf(system))}`);
    const { unit, min = 1, max } = spec;
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
  return sizes;
}

function sizesOf({ sizes }: SystemDef): string[] {
  return Object.keys(sizes);
}
