import type { AnyThreadDef } from '../../src/model/thread-def.ts';
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
          thread: (name, def, ...rest) => composer.thread(name, other(def) as typeof def, ...rest),
        },
        sizes,
      ),
  };
}
