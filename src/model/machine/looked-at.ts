import type { AnyStateMachine } from 'xstate';
import { ModelError } from '../error.ts';
import { hearingOthers } from './hearing-others.ts';
import { hasState, inState } from './in-state.ts';
import type { Glimpse, Looked } from '../object-def.ts';
import { nearest } from '../similar.ts';
import { nodesOf, pathOf } from './state-nodes.ts';

/**
 * What a look may ask of a local state. A state or tag that the machine does not have is an error: the look
 * would never be true.
 *
 * @param where whose look it is, for messages
 */
export function lookedAt(
  where: string,
  { root, id }: AnyStateMachine,
  { value, context, tags }: Glimpse,
): Looked {
  const looked: Looked = {
    context,
    is(path) {
      if (hasState(root, path)) return inState(value, path);
      const states = [...nodesOf(root)].slice(1).map(pathOf);
      throw new ModelError(where, `machine ${id} has no state ${path}`, nearest(path, states));
    },
    has(tag) {
      if (tags.has(tag)) return true;
      const known = [...nodesOf(root)].flatMap((node) => node.tags);
      if (known.includes(tag)) return false;
      throw new ModelError(where, `no state of ${id} has the tag '${tag}'`, nearest(tag, known));
    },
  };
  return hearingOthers(looked, (part) => {
    throw new ModelError(
      where,
      `reads ${part}, which it is not given`,
      part === 'value' || part === 'tags'
        ? "ask is('state') or has('tag')"
        : nearest(part, Object.keys(looked)),
    );
  });
}
