import type { AnyStateMachine, EventFrom, SnapshotFrom } from 'xstate';
import type { LockEvents, Look, ObjectDef } from './object-def.ts';
import { admitMachine } from './admission/admit.ts';
import type { Problem } from './error.ts';
import type { EventKind } from './event-kind.ts';
import { ownMachine } from './own-machine.ts';
import { nodesOf, pathOf } from './state-nodes.ts';
import { kindsOfEvents } from './kinds-of-events.ts';
import { looksOfCopies } from './functions-of-copies.ts';
import type { PathsOf } from './paths.ts';
import { nearest } from './similar.ts';

type ContextOf<M extends AnyStateMachine> = SnapshotFrom<M>['context'];
type NamesOf<V> = V extends string ? V : never;

interface ObjectParts<E extends string, L extends string, C> {
  readonly effects?: readonly E[];
  readonly waits?: readonly E[];
  readonly answers?: Readonly<Record<string, readonly E[]>>;
  readonly looks?: Readonly<Record<L, Look<C>>>;
  readonly lock?: {
    readonly take: readonly E[];
    readonly release: readonly E[];
    readonly spins?: boolean;
  };
  /**
   * The object tells its users apart: each event carries `by`, the name of the thread whose step
   * sends it, for guards and assigns to read (a lock keeps its owner). It may be missing: an object
   * that is asked what it takes is not told who asks.
   */
  readonly senders?: boolean;
}

/**
 * Declares a kernel object.
 *
 * @param machine an XState v5 machine made with `setup()`; its `id` names the object in reports
 * @param parts every event of the machine, sorted by kind, and the looks
 * @throws ModelError when the machine leaves the allowed part of XState, when an event has no kind or
 *   more than one, or when an effect has no transition in some state (objects cannot refuse the kernel)
 */
export function object<M extends AnyStateMachine, const L extends string = never>(
  machine: M,
  parts: ObjectParts<EventFrom<M>['type'], L, ContextOf<M>>,
): ObjectDef<
  EventFrom<M>['type'],
  L | NamesOf<SnapshotFrom<M>['value']>,
  ContextOf<M>,
  PathsOf<M>
> {
  const { events, problems } = kindsOfEvents(machine.id, parts);
  const answers = new Map<string, readonly string[]>(Object.entries(parts.answers ?? {}));
  const { id } = machine;
  const name = `object ${id}`;
  problems.push(...misnamed(id, machine, events, parts));
  admitMachine({ kind: 'object', id, machine, events, answers }, problems);
  return {
    kind: 'object' as const,
    id,
    machine: ownMachine(name, machine),
    events,
    answers,
    looks: looksOfCopies(name, parts.looks ?? {}),
    ...(parts.lock && { lock: parts.lock }),
    ...(parts.senders === true && { senders: true }),
  };
}

/** A lock's event that the object has not, and a look that is called like a state. */
function misnamed(
  id: string,
  machine: AnyStateMachine,
  events: ReadonlyMap<string, EventKind>,
  { lock, looks = {} }: { readonly lock?: LockEvents; readonly looks?: object },
): Problem[] {
  const strange = [...(lock?.take ?? []), ...(lock?.release ?? [])].filter(
    (event) => !events.has(event),
  );
  const states = new Set([...nodesOf(machine.root)].map(pathOf));
  return [
    ...strange.map((event) => ({
      where: `object ${id}, lock`,
      problem: `names ${event}, which is no event of it`,
      fix: nearest(event, [...events.keys()]),
    })),
    ...Object.keys(looks)
      .filter((look) => states.has(look))
      .map((look) => ({
        where: `object ${id}, look ${look}`,
        problem: 'is the name of a state too, and every state is a look already',
        fix: 'drop it, or give it a name of its own',
      })),
  ];
}
