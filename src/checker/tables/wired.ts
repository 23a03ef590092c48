import type { Instance } from '../../model/composer.ts';
import { ModelError } from '../../model/error.ts';

/**
 * The instances that a port of a thread leads to, by their numbers.
 *
 * @param indices what the wire is asked with: the thread's context, its place and its picks
 * @param where the step, for messages
 * @throws ModelError for a port that is not wired, leads to nothing or to the thread itself, or leads
 *   elsewhere when it is asked again
 */
export function wiredTo(
  thread: Instance,
  port: string,
  indices: object,
  byName: ReadonlyMap<string, number>,
  where: string,
): number[] {
  const wire = thread.wires[port];
  if (wire === undefined)
    throw new ModelError(
      where,
      `port ${port} is not wired`,
      'name the instance it stands for in the system',
    );
  const names = namesBehind(wire, indices);
  if (JSON.stringify(names) !== JSON.stringify(namesBehind(wire, indices)))
    throw new ModelError(
      where,
      `port ${port} leads elsewhere when it is asked again`,
      'let the wire depend on its indices only',
    );
  return names.map((name) => {
    const found = name === undefined ? undefined : byName.get(name);
    if (found === undefined)
      throw new ModelError(
        where,
        `port ${port} leads to ${name ?? 'nothing'} with ${JSON.stringify(indices)}`,
        'check the index that the wire uses: has the thread picked it?',
      );
    if (name === thread.name)
      throw new ModelError(
        where,
        `port ${port} leads to the thread itself`,
        'a thread knows its own state',
      );
    return found;
  });
}

/** Names of what a wire leads to; undefined where it leads to nothing. */
function namesBehind(wire: unknown, indices: object): readonly (string | undefined)[] {
  const ref: unknown =
    typeof wire === 'function' ? (wire as (indices: object) => unknown)(indices) : wire;
  const refs = Array.isArray(ref) ? (ref as unknown[]) : [ref];
  return refs.map((one) => (one as { name?: string } | undefined)?.name);
}
