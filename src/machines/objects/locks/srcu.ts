import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import { by, hasSender, withSender, withoutSender, type Sent } from '../sender.ts';

/** Who is in a section of the domain, and who waits for which. */
export interface Srcu {
  /** Who is in a read section, once for each section of a thread. */
  readonly readers?: readonly string[] | undefined;
  /** For each synchronize_srcu under way its thread, and then the sections that it waits for. */
  readonly waits?: readonly (readonly string[])[] | undefined;
}

const sectionsOf = (names: readonly string[] = [], name: string): number =>
  names.filter((one) => one === name).length;

/** What a wait still waits for when a section of a reader ends: the youngest ends first. */
function without(wait: readonly string[], name: string, left: number): readonly string[] {
  const [waiter, ...sections] = wait;
  const at = sectionsOf(sections, name) > left ? sections.indexOf(name) : -1;
  return [waiter!, ...sections.filter((_, i) => i !== at)];
}

const machine = setup({
  types: {
    context: {} as Srcu,
    events: {} as Sent<'READ_LOCK' | 'READ_UNLOCK' | 'SYNCHRONIZE' | 'SYNCHRONIZED'>,
    meta: {} as StateMeta,
  },
  guards: {
    inside: ({ context, event }) => hasSender(context.readers, event),
    outside: ({ context, event }) => !hasSender(context.readers, event),
    'every old section has ended': ({ context, event }) =>
      (context.waits ?? []).some(([waiter, ...old]) => waiter === by(event) && old.length === 0),
  },
  actions: {
    enter: assign({ readers: ({ context, event }) => withSender(context.readers, event) }),
    leave: assign(({ context, event }) => {
      const left = sectionsOf(context.readers, by(event)) - 1;
      return {
        readers: withoutSender(context.readers, event),
        waits: context.waits?.map((wait) => without(wait, by(event), left)),
      };
    }),
    begin: assign({
      waits: ({ context: { waits = [], readers = [] }, event }) =>
        [...waits.filter(([waiter]) => waiter !== by(event)), [by(event), ...readers]].toSorted(
          ([a], [b]) => (a! < b! ? -1 : 1),
        ),
    }),
    end: assign({
      waits: ({ context: { waits = [] }, event }) => {
        const left = waits.filter(([waiter]) => waiter !== by(event));
        return left.length > 0 ? left : undefined;
      },
    }),
  },
}).createMachine({
  id: 'srcu',
  description:
    'An SRCU domain with any number of readers, nested sections and waits. A wait is for the sections that began before it, and for no later one',
  meta: { source: 'kernel/rcu/srcutree.c' },
  initial: 'domain',
  context: {},
  states: {
    domain: {
      on: {
        READ_LOCK: { actions: 'enter' },
        READ_UNLOCK: [
          { guard: 'inside', actions: 'leave' },
          { guard: 'outside', target: 'unbalanced' },
        ],
        SYNCHRONIZE: { actions: 'begin' },
        SYNCHRONIZED: { guard: 'every old section has ended', actions: 'end' },
      },
    },
    unbalanced: {
      tags: 'violation',
      description: 'A section is left by a thread that has not entered it',
    },
  },
});

/**
 * A `struct srcu_struct`. `SYNCHRONIZE` begins a wait and `SYNCHRONIZED` ends it: the piece
 * `synchronizeSrcu` is both. A read section may sleep.
 */
export const srcu = object(machine, {
  effects: ['READ_LOCK', 'READ_UNLOCK', 'SYNCHRONIZE'],
  waits: ['SYNCHRONIZED'],
  looks: { 'without readers': ({ context }) => context.readers === undefined },
  lock: { take: ['READ_LOCK'], release: ['READ_UNLOCK'] },
  senders: true,
});
