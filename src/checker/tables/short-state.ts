import type { Compiled } from './compile.ts';

/** A local state in one short phrase: `live {"n":2}`. */
export function shortState(compiled: Compiled, instance: number, local: number): string {
  const { value, context } = compiled.spaces[instance]!.glimpses[local]!;
  const where =
    typeof value === 'string'
      ? value
      : JSON.stringify(value).replaceAll(/["{}]/g, '').replaceAll(':', '.');
  const parts = Object.entries(context ?? {})
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key} ${String(inner)}`);
  return parts.length > 0 ? `${where} (${parts.join(', ')})` : where;
}
