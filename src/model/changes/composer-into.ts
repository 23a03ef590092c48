import { checkPicks } from './check-picks.ts';
import type { Change } from './change.ts';
import type { Chosen, Composer, Instance } from '../composer.ts';
import { ModelError } from '../error.ts';
import { refuseUnknownParts } from '../known-parts.ts';
import { speakerOf } from '../thread.ts';

const OF_OBJECT = ['input', 'startsIn'];
const OF_FAMILY = ['index', 'at', 'input', 'startsIn', 'ordered'];
const OF_THREAD = ['at', 'picks', 'family', 'input', 'helper'];

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
    object(name, objectDef, options = {}) {
      refuseUnknownParts(`${where}, object ${name}`, options, OF_OBJECT);
      const { input, startsIn } = options;
      const start = startsIn === undefined ? {} : { startsIn };
      add({ name, def: objectDef, at: {}, input, ...start, wires: {}, picks: {}, helper: false });
      return { name };
    },
    family(name, count, objectDef, options = {}) {
      refuseUnknownParts(`${where}, family ${name}`, options, OF_FAMILY);
      const { index = name, at = {}, input, startsIn, ordered = false } = options;
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
    thread(name, threadDef, wires, options = {}) {
      refuseUnknownParts(`${where}, thread ${name}`, options, OF_THREAD);
      const { at = {}, picks = {}, family, input, helper = false } = options;
      for (const port of threadDef.ports) {
        if (!(port in (wires as object))) {
          throw new ModelError(
            `${where}, thread ${name}, ${speakerOf(threadDef, port)}`,
            `port ${port} is not wired`,
            `wired: ${Object.keys(wires as object).join(', ') || 'none'}; wire it where the thread is created, or correct its name in the step`,
          );
        }
      }
      checkPlace(`${where}, thread ${name}`, at, picks);
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

/** What a thread has of its place is one plain value a name, and no step chooses it anew. */
function checkPlace(
  where: string,
  at: Readonly<Record<string, unknown>>,
  picks: Readonly<Record<string, number>>,
): void {
  for (const [index, value] of Object.entries(at)) {
    if (index in picks)
      throw new ModelError(
        `${where}, at ${index}`,
        'is picked by its steps too, and a wire could mean either',
        'give the place and the index that is picked two names',
      );
    const isPlain = value === null || ['string', 'boolean'].includes(typeof value);
    if (isPlain || (Number.isFinite(value) && !Object.is(value, -0))) continue;
    throw new ModelError(
      `${where}, at ${index}`,
      `is ${Object.is(value, -0) ? '-0' : String(value)}, and not one value that compares with itself`,
      'give a finite number, a text, a flag or null',
    );
  }
}
