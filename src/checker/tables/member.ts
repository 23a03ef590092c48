import { ModelError } from '../../model/error.ts';
import type { Glimpse } from '../../model/object-def.ts';
import type { Instance } from '../../model/composer.ts';
import { hasState, inState } from '../../model/machine/in-state.ts';
import { hearingOthers } from '../../model/machine/hearing-others.ts';
import type { Seen } from '../../model/rule.ts';
import { nearest } from '../../model/similar.ts';
import { nodesOf, pathOf } from '../../model/machine/state-nodes.ts';
import type { NamesAsked } from './names-asked.ts';

/**
 * What a rule sees of one instance in one local state. It knows every name that it may be asked for: one
 * that is misspelt is an error and not a no.
 *
 * @param asked hears what is asked for
 */
export function memberOf(instance: Instance, glimpse: Glimpse, asked: NamesAsked): Seen {
  const { name, def } = instance;
  const { value, context, tags } = glimpse;
  const member: Seen = {
    name,
    at: hearingOthers(instance.at, (index) => asked.checkPlace(name, index)),
    context: hearingOthers(context, (field) => asked.noteAbsent(instance, field)),
    is(path) {
      if (hasState(def.machine.root, path)) return inState(value, path);
      throw new ModelError(
        name,
        `machine ${def.machine.id} has no state ${path}`,
        nearest(path, [...nodesOf(def.machine.root)].slice(1).map(pathOf)),
      );
    },
    has(tag) {
      if (!tags.has(tag)) asked.checkTag(name, tag);
      return tags.has(tag);
    },
    toString: () => `${name} is ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  };
  return hearingOthers(member, (part) => {
    throw new ModelError(
      name,
      `has no ${part} that a rule can read`,
      part === 'value' || part === 'tags'
        ? "ask is('state') or has('tag')"
        : nearest(part, Object.keys(member)),
    );
  });
}
