import { checkPicks } from './check-picks.ts';
import type { Change } from './change.ts';
import type { Chosen, Composer, Instance } from './composer.ts';
import { ModelError } from './error.ts';
import { speakerOf } from './thread.ts';

/**
 * A composer that appends what it creates.
 *
 * @param where whose composition it is, for messages
 * @param later changes that may be made, whose steps may pick
 * @param chosen what is chosen of each choice of the system
 */
export function composerInto(
  instances: Instance[],
  where: string,
  later: readonly Change[],
  chosen: Chosen,
): Composer {
  const names = new Set(instances.map(({ name }) => name));
  const add = (instance: Instance): void => {
    if (names.has(instance.name)) {
      throw new ModelError(
        `${where}, instance ${instance.name}`,
        'is created twice',
        'give each instance its own name',
      );
    }
    names.add(instance.name);
    instances.push(instance);
  };
  return {
    chosen,
    object(name, objectDef, { input, startsIn } = {}) {
      const start = startsIn === undefined ? {} : { startsIn };
      add({ name, def: objectDef, at: {}, input, ...start, wires: {}, picks: {}, helper: false });
      return { name };
    },
    family(
      name,
      count,
      objectDef,
      { index = name, at = {}, input, startsIn, ordered = false } = {},
    ) {
      const starts = Array.from({ length: count }, (_, i) => startsIn?.(i));
      if (!ordered && new Set(starts).size > 1) {
        throw new ModelError(
          `${where}, family ${name}, startsIn`,
          'members start in different states, and would not be alike',
          'say { ordered: true }: the members then differ by their place',
        );
      }
      return Array.from({ length: count }, (_, i) => {
        add({
          name: `${name}${i}`,
          def: objectDef,
          at: { ...at, [index]: i },
          ...(!ordered && count > 1 && { family: name }),
          input: input?.(i),
          ...(starts[i] !== undefined && { startsIn: starts[i] }),
          wires: {},
          picks: {},
          helper: false,
        });
        return { name: `${name}${i}` };
      });
    },
    thread(name, threadDef, wires, { at = {}, picks = {}, family, input, helper = false } = {}) {
      for (const port of threadDef.ports) {
        if (!(port in (wires as object))) {
          throw new ModelError(
            `${where}, thread ${name}, ${speakerOf(threadDef, port)}`,
            `port ${port} is not wired`,
            `wired: ${Object.keys(wires as object).join(', ') || 'none'}; wire it where the thread is created, or correct its name in the step`,
          );
        }
      }
      checkPicks(`${where}, thread ${name}`, threadDef, picks, later);
      add({
        name,
        def: threadDef,
        at,
        wires: wires as Readonly<Record<string, unknown>>,
        picks,
        input,
        helper,
        ...(family !== undefined && { family }),
      });
      return { name };
    },
  };
}
