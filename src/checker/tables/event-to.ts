import type { AnyObjectDef } from '../../model/object-def.ts';
import type { StepEvent, AnyThreadDef } from '../../model/thread-def.ts';

/** What an object is sent: the event alone, or with its sender where it tells its users apart. */
export function eventTo(def: AnyObjectDef | AnyThreadDef, type: string, by: string): StepEvent {
  return def.kind === 'object' && def.senders === true ? { type, by } : { type };
}
