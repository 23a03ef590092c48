import { ModelError } from '../../model/error.ts';
import type { Glimpse } from '../../model/object-def.ts';
import type { LocalSpace } from './local-space.ts';

/** What a step says to one instance through two ports that meet in it. */
interface Meeting {
  /** The events, in the order in which the step has them. */
  readonly events: readonly string[];
  /** All that the step looks for there, through either port. */
  readonly looks: readonly ((glimpse: Glimpse) => boolean)[];
  readonly name: string;
  /** Machine, state and step, for messages. */
  readonly where: string;
}

/**
 * Admits a step that would send two events to one instance, because it never can: what it looks for
 * there is never all true. That is held in every local state of the object that a search meets.
 *
 * @throws ModelError now or later, for a local state in which all of it is true
 */
export function excludedBy({ events, looks, name, where }: Meeting, space: LocalSpace): void {
  const sends = `sends both ${events.join(' and ')} to ${name}`;
  const once = 'an instance takes part once in a step: make it one event, or two steps';
  if (looks.length === 0) throw new ModelError(where, sends, once);
  space.hold((glimpse) => {
    if (!looks.every((holds) => holds(glimpse))) return;
    const { value, context } = glimpse;
    throw new ModelError(
      where,
      `${sends}, and what it looks for there is true in ${JSON.stringify(value)} ${JSON.stringify(context ?? {})}`,
      `${once}; or look through each port for what is never true where the other's look is`,
    );
  });
}

/** What is left of two uses that exclude each other: looks, which are never all true. */
export function leftOf<P extends { readonly sent: readonly unknown[] }>(part: P): P {
  return { ...part, sent: [] };
}
