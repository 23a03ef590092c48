import type { AnyStateMachine, EventFrom, SnapshotFrom } from 'xstate';
import type { Counted, Keeps, LockEvents, Look, ObjectDef } from './object-def.ts';
import { phraseOf } from './argument.ts';
import { admitMachine } from './admission/admit.ts';
import type { Problem } from './error.ts';
import type { EventKind } from './event-kind.ts';
import { ownMachine } from './machine/own-machine.ts';
import { nodesOf, pathOf } from './machine/state-nodes.ts';
import { kindsOfEvents } from './machine/kinds-of-events.ts';
import { looksOfCopies, numberOfCopies } from './machine/functions-of-copies.ts';
import { unknownParts } from './known-parts.ts';
import type { PathsOf } from './paths.ts';
import { nearest } from './similar.ts';

type ContextOf<M extends AnyStateMachine> = SnapshotFrom<M>['context'];
/** The events whose type has a value; any where the types are not told. */
type Valued<E> = E extends { readonly type: infer T extends string }
  ? string extends T
    ? string
    : E extends { readonly value: unknown }
      ? T
      : never
  : never;
type NamesOf<V> = V extends string ? V : never;

/** The looks among these that take an argument. */
type AboutOf<K> = {
  [N in keyof K]: K[N] extends (...asked: infer P) => unknown
    ? P['length'] extends 2
      ? N
      : never
    : never;
}[keyof K] &
  string;

interface ObjectParts<E extends string, V extends string, K, C> {
  readonly effects?: readonly E[];
  readonly waits?: readonly E[];
  readonly answers?: Readonly<Record<string, readonly E[]>>;
  readonly looks?: K & Readonly<Record<string, Look<C>>>;
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
  /**
   * Events that carry a value of the thread that sends them, in `value`, for guards and assigns to read: a
   * step says `'STORE {own}'`. Their types have `value`. An object that is shown alone is given none.
   */
  readonly carries?: readonly V[];
  readonly counts?: Counted<C>;
  readonly keeps?: Keeps;
}

/** What an object says beside its machine. */
const PARTS = 'effects waits answers looks lock senders carries counts keeps'.split(' ');

/**
 * Declares a kernel object.
 *
 * @param machine an XState v5 machine made with `setup()`; its `id` names the object in reports
 * @param parts every event of the machine, sorted by kind, and the looks
 * @throws ModelError when the machine leaves the allowed part of XState, when an event has no kind or
 *   more than one, or when an effect has no transition in some state (objects cannot refuse the kernel)
 */
export function object<
  M extends AnyStateMachine,
  const V extends Valued<EventFrom<M>> = never,
  K = Record<never, never>,
>(
  machine: M,
  parts: ObjectParts<EventFrom<M>['type'], V, K, ContextOf<M>>,
): ObjectDef<
  EventFrom<M>['type'],
  (keyof K & string) | NamesOf<SnapshotFrom<M>['value']>,
  ContextOf<M>,
  PathsOf<M>,
  V,
  AboutOf<K>
> {
  const { events, problems } = kindsOfEvents(machine.id, parts);
  const answers = new Map<string, readonly string[]>(Object.entries(parts.answers ?? {}));
  const { id } = machine;
  const name = `object ${id}`;
  problems.push(...misspelt(name, parts), ...misnamed(id, machine, events, parts));
  admitMachine({ kind: 'object', id, machine, events, answers }, problems);
  return {
    kind: 'object' as const,
    id,
    machine: ownMachine(name, machine),
    events,
    answers,
    looks: looksOfCopies(machine, parts.looks ?? {}),
    ...(parts.lock && { lock: parts.lock }),
    ...(parts.senders === true && { senders: true }),
    ...(parts.carries && { carries: new Set<string>(parts.carries) }),
    ...(parts.counts && {
      counts: { ...parts.counts, number: numberOfCopies(machine, parts.counts.number) },
    }),
    ...(parts.keeps && { keeps: parts.keeps }),
  };
}

/** Parts that nothing would read. */
function misspelt(
  name: string,
  parts: { readonly lock?: object; readonly counts?: object; readonly keeps?: object },
): Problem[] {
  const { lock = {}, counts = {}, keeps = {} } = parts;
  return [
    ...unknownParts(name, parts, PARTS),
    ...unknownParts(`${name}, lock`, lock, ['take', 'release', 'spins']),
    ...unknownParts(`${name}, counts`, counts, ['unit', 'number']),
    ...unknownParts(`${name}, keeps`, keeps, ['in', 'of', 'as']),
  ];
}

/** Events that the object has not, names that read as an argument, and a look that is called like a state. */
function misnamed(
  id: string,
  machine: AnyStateMachine,
  events: ReadonlyMap<string, EventKind>,
  {
    lock,
    looks = {},
    carries = [],
    answers = {},
    keeps,
  }: {
    readonly lock?: LockEvents;
    readonly looks?: object;
    readonly keeps?: Keeps;
    readonly carries?: readonly string[];
    readonly answers?: Readonly<Record<string, readonly string[]>>;
  },
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
    ...carries
      .filter((event) => !events.has(event))
      .map((event) => ({
        where: `object ${id}, carries`,
        problem: `names ${event}, which is no event of it`,
        fix: nearest(event, [...events.keys()]),
      })),
    ...Object.entries(answers)
      .filter(([, set]) => new Set(set.map((event) => carries.includes(event))).size > 1)
      .map(([question]) => ({
        where: `object ${id}, the answers of ${question}`,
        problem: 'carry a value or not, and nobody could tell which of them is accepted',
        fix: 'list all of them under carries, or none',
      })),
    ...[...states, ...events.keys(), ...Object.keys(looks)]
      .filter((name) => phraseOf(name).index !== undefined)
      .map((name) => ({
        where: `object ${id}, ${name}`,
        problem: 'has a name that ends like an argument, and a step could not say it',
        fix: 'drop what is in braces: a look has its argument as second parameter, an event as its value',
      })),
    ...[...events.keys()]
      .filter((event) => /^(some )?looks /.test(event))
      .map((event) => ({
        where: `object ${id}, event ${event}`,
        problem: 'begins as a look does, and a step that sends it would only look',
        fix: 'give the event another name',
      })),
    ...[...states, ...Object.keys(looks)]
      .filter((look) => look.startsWith('not '))
      .map((look) => ({
        where: `object ${id}, ${look}`,
        problem: `begins with 'not ', and a step that looks for it would look for the opposite of '${look.slice('not '.length)}'`,
        fix: 'give it another name',
      })),
    ...(keeps?.in ?? [])
      .filter((path) => !states.has(path))
      .map((path) => ({
        where: `object ${id}, keeps.in`,
        problem: `names ${path}, which is no state of it`,
        fix: nearest(path, [...states]),
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
