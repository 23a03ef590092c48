import { nodesOf } from '../../src/model/machine/state-nodes.ts';
import type { AnyThreadDef, StepMeta } from '../../src/model/thread-def.ts';
import type { SystemDef } from '../../src/model/system.ts';

/**
 * A published system whose threads are others of the same ports, as a user's file would have them.
 *
 * @param other the thread that takes the place of a published one; the same to leave it
 */
export function withThreads(
  system: SystemDef,
  other: (def: AnyThreadDef) => AnyThreadDef,
): SystemDef {
  return {
    ...system,
    // A duty and a strongly fair step name what only the published thread has.
    duties: [],
    compose: (composer, sizes) =>
      system.compose(
        {
          object: (...given) => composer.object(...given),
          family: (...given) => composer.family(...given),
          chosen: composer.chosen,
          thread: (name, def, wires, options) => {
            const picks = pickedBy(def, options?.picks);
            return composer.thread(name, other(def) as typeof def, wires, { ...options, picks });
          },
        },
        sizes,
      ),
  };
}

/** The ranges of what steps of the thread pick; the others are picked where a duty is dropped. */
function pickedBy(
  { machine }: AnyThreadDef,
  ranges: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const picked = new Set(
    [...nodesOf(machine.root)].flatMap((node) =>
      [...node.transitions.values()]
        .flat()
        .flatMap(({ meta }) => (meta as StepMeta | undefined)?.picks ?? []),
    ),
  );
  return Object.fromEntries(Object.entries(ranges).filter(([index]) => picked.has(index)));
}
