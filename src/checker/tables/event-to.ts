import type { Argument } from '../../model/argument.ts';
import { ModelError } from '../../model/error.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import type { AnyThreadDef, SentEvent } from '../../model/thread-def.ts';

/**
 * What an object is sent: the event alone, with its sender where it tells its users apart, and with the
 * value that it carries.
 */
export function eventTo(
  def: AnyObjectDef | AnyThreadDef,
  type: string,
  by: string,
  value?: Argument,
): SentEvent {
  return {
    type,
    ...(def.kind === 'object' && def.senders === true && { by }),
    ...(value !== undefined && { value }),
  };
}

/**
 * Holds an event that a step sends against those of the object.
 *
 * @throws ModelError for one that the object does not have, or that comes without the value it carries
 *   or with one that it does not carry
 */
export function checkSent(
  def: AnyObjectDef | AnyThreadDef,
  type: string,
  value: Argument | undefined,
  where: string,
): void {
  if (def.kind !== 'object' || !def.events.has(type)) {
    const names =
      def.kind === 'object' ? [...def.events.keys()].join(', ') : 'none, a thread cannot be told';
    throw new ModelError(where, `sends ${type} to ${def.id}`, `events of ${def.id}: ${names}`);
  }
  const carries = def.carries?.has(type) === true;
  if (carries === (value !== undefined)) return;
  throw new ModelError(
    where,
    `sends ${type} to ${def.id} ${carries ? 'without the value that it carries' : 'with a value, and it carries none'}`,
    carries
      ? `name a value that the thread has: '${type} {own}'`
      : `drop what is in braces, or list ${type} under carries of ${def.id}`,
  );
}
