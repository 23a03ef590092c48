import type { Compiled } from './compile.ts';

/**
 * A local state in one short phrase: `counted.live (biased, count 2)`. A flag that is still as the instance
 * was given it at the start tells nothing of where it stands.
 */
export function shortState(compiled: Compiled, instance: number, local: number): string {
  const { value, context } = compiled.spaces[instance]!.glimpses[local]!;
  const given = new Map(Object.entries(compiled.instances[instance]!.input ?? {}));
  const where =
    typeof value === 'string'
      ? value
      : JSON.stringify(value).replaceAll(/["{}]/g, '').replaceAll(':', '.');
  const parts = Object.entries(context ?? {})
    .filter(([, inner]) => inner !== undefined)
    .filter(([key, inner]) => typeof inner !== 'boolean' || given.get(key) !== inner)
    .map(([key, inner]) => fieldText(key, inner));
  return parts.length > 0 ? `${where} (${parts.join(', ')})` : where;
}

function fieldText(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? key : `not ${key}`;
  return `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
}
