import {
  createActor,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import { LocalSpace, REFUSED } from '../../../src/checker/tables/local-space.ts';
import { moved, started, takes } from '../../../src/checker/naive/naive-step.ts';
import { ModelError, type Problem } from '../../../src/model/error.ts';
import { object } from '../../../src/model/object.ts';
import type { AnyObjectDef } from '../../../src/model/object-def.ts';
import { canonical } from '../../../src/model/machine/plain-json.ts';
import { nodesOf } from '../../../src/model/machine/state-nodes.ts';
import { thread } from '../../../src/model/thread.ts';
import type { AnyThreadDef, StepEvent } from '../../../src/model/thread-def.ts';

type Def = AnyObjectDef | AnyThreadDef;

/** A table of local states, as the search asks it. */
export interface Table {
  initial(input: undefined): number;
  next(local: number, event: StepEvent): number;
  snapshot(local: number): AnyMachineSnapshot;
}

/** What became of a machine: it is refused with reasons, or its interpreters were compared. */
export interface Held {
  readonly refused?: readonly Problem[];
  /** Whether it was refused only in a state that was met. */
  readonly met?: { readonly snapshot: AnyMachineSnapshot; readonly event: StepEvent };
  /** Pairs of a state and an event that were compared. */
  readonly cells: number;
  readonly disagreement?: string;
}

/** The plain interpreter, as the replay asks it. */
export interface Plain {
  readonly started: (def: Def, input: undefined) => AnyMachineSnapshot;
  readonly moved: (def: Def, from: AnyMachineSnapshot, event: StepEvent) => AnyMachineSnapshot;
  readonly takes: (def: Def, from: AnyMachineSnapshot, event: StepEvent) => boolean;
}

/** How a machine that XState runs becomes one of the model, and what runs it. */
export interface Ways {
  readonly admit: (machine: AnyStateMachine) => Def;
  readonly table: (def: Def) => Table;
  readonly plain: Plain;
}

/** The ways of the house. */
export function waysOf(kind: 'object' | 'thread'): Ways {
  return {
    admit: (machine) =>
      kind === 'object'
        ? object(machine, { waits: eventsOf(machine) as never })
        : thread(machine, { actor: 'kernel' }),
    table: (def) => new LocalSpace(def),
    plain: { started, moved, takes },
  };
}

/**
 * Sends sequences of events to the table, to the naive interpreter, to XState's `transition()` and to an
 * actor, and compares all of them in every state that is met, for every event there is.
 *
 * @param build makes the author's machine anew, so that none of the four can spoil it for another
 */
export function hold(
  build: () => AnyStateMachine,
  { admit, table: tableFrom, plain }: Ways,
  sequences: readonly (readonly number[])[],
): Held {
  let cells = 0;
  let met: Held['met'];
  try {
    const def = admit(build());
    const table = tableFrom(def);
    const [pureMachine, actorMachine] = [build(), build()];
    const events = [...eventsOf(pureMachine), 'never declared'].flatMap((type): StepEvent[] =>
      def.kind === 'object' ? [{ type }] : [0, 1].map((i) => ({ type, i })),
    );
    for (const sequence of sequences) {
      let local = table.initial(undefined);
      let naive = plain.started(def, undefined);
      let pure = initialTransition(pureMachine)[0] as AnyMachineSnapshot;
      const actor = createActor(actorMachine);
      actor.subscribe({ error: () => undefined });
      actor.start();
      const said: string[] = [];
      const otherwise = (what: unknown): Held => ({
        cells,
        disagreement: `after ${said.join(', ') || 'the start'}: ${String(what)}`,
      });
      for (const number of [...sequence, undefined]) {
        const live = actor.getSnapshot() as AnyMachineSnapshot;
        const views = [table.snapshot(local), naive, pure, live].map(viewOf);
        if (new Set(views).size > 1) return otherwise(views.join(' | '));
        if (pure.hasTag('violation') || number === undefined) break;
        for (const event of events) {
          met = { snapshot: pure, event };
          const taken = [table.next(local, event) !== REFUSED, plain.takes(def, naive, event)];
          taken.push(pure.can(event), live.can(event));
          cells++;
          if (new Set(taken).size > 1)
            return otherwise(`whether it takes ${event.type}: ${taken.join(' | ')}`);
        }
        const event = events[number % events.length]!;
        met = { snapshot: pure, event };
        said.push(event.type);
        const to = table.next(local, event);
        if (to !== REFUSED) local = to;
        if (plain.takes(def, naive, event)) naive = plain.moved(def, naive, event);
        pure = transition(pureMachine, pure, event)[0] as AnyMachineSnapshot;
        actor.send(event);
      }
      actor.stop();
    }
    return { cells };
  } catch (error) {
    if (error instanceof ModelError) return { refused: error.problems, ...(met && { met }), cells };
    throw error;
  }
}

/** Everything about a snapshot that two interpreters must agree on, as a text. */
function viewOf({ value, context, tags, status }: AnyMachineSnapshot): string {
  const plain = canonical([value, context ?? {}, [...tags].toSorted(), status]);
  return 'text' in plain ? plain.text : `not plain: ${plain.notPlain} is ${plain.because}`;
}

/** The events that the author wrote into a chart, forbidden ones too. */
export function eventsOf({ root }: AnyStateMachine): string[] {
  const events = [...nodesOf(root)].flatMap(({ transitions }) => [...transitions.keys()]);
  return [...new Set(events)].filter(
    (event) => event !== '*' && !event.endsWith('.*') && !event.startsWith('xstate.'),
  );
}
