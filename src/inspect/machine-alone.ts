import { getNextTransitions, initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import type { Instance } from '../model/composer.ts';
import type { StepEvent, StepMeta } from '../model/thread-def.ts';
import type { LocalState } from '../schemas/run.ts';
import { definitionOf } from './definition.ts';
import type { Move, PlayedActor } from './playback.ts';

const ENVIRONMENT = 'environment';

/** States that the tour looks through for an event that was not sent yet. */
const LOOK_AHEAD_MAX = 2000;

/** One statechart by itself: whatever it takes may come from outside, in any order. */
export class MachineAlone {
  readonly actors: readonly [PlayedActor, PlayedActor];
  readonly #instance: Instance;
  readonly #sent = new Set<string>();
  #snapshot: AnyMachineSnapshot;

  constructor(instance: Instance) {
    this.#instance = instance;
    this.#snapshot = this.#initial();
    const initial = localState(this.#snapshot);
    const { id, machine } = instance.def;
    this.actors = [
      { name: ENVIRONMENT, initial: { context: {} } },
      { name: id, definition: definitionOf(machine, initial.context), initial },
    ];
  }

  /** The events that the machine takes in its present state. */
  accepted(): string[] {
    return [...eventsOf(this.#snapshot)].map(({ type }) => type);
  }

  /** Sends an event; undefined when the machine does not take it now. */
  send(name: string): Move | undefined {
    const event = eventsOf(this.#snapshot).find(({ type }) => type === name);
    if (!event) return undefined;
    const after = this.#after(this.#snapshot, event);
    this.#sent.add(keyOf(this.#snapshot, event, after));
    this.#snapshot = after;
    return this.#move(event);
  }

  /**
   * Goes on with a tour that goes from each state of the chart by each event to each state that it leads
   * to, the nearest one first; undefined when none is left that can be reached.
   */
  next(): Move | undefined {
    const event = this.#firstTowardsUnsent(this.#snapshot);
    if (event) return this.send(event.type);
    const initial = this.#initial();
    if (!this.#firstTowardsUnsent(initial)) return undefined;
    this.#snapshot = initial;
    return this.#move({ type: 'start again' });
  }

  /** Breadth first, so that the way to the next event not sent yet is the shortest. */
  #firstTowardsUnsent(from: AnyMachineSnapshot): StepEvent | undefined {
    const queue: { snapshot: AnyMachineSnapshot; first?: StepEvent }[] = [{ snapshot: from }];
    const seen = new Set([stateText(from)]);
    for (let i = 0; i < queue.length && i < LOOK_AHEAD_MAX; i++) {
      const { snapshot, first } = queue[i]!;
      for (const event of eventsOf(snapshot)) {
        const next = this.#after(snapshot, event);
        if (!this.#sent.has(keyOf(snapshot, event, next))) return first ?? event;
        if (seen.has(stateText(next))) continue;
        seen.add(stateText(next));
        queue.push({ snapshot: next, first: first ?? event });
      }
    }
    return undefined;
  }

  #initial(): AnyMachineSnapshot {
    const { def, input } = this.#instance;
    return initialTransition(def.machine, input as never)[0] as AnyMachineSnapshot;
  }

  #after(snapshot: AnyMachineSnapshot, event: StepEvent): AnyMachineSnapshot {
    return transition(this.#instance.def.machine, snapshot, event)[0] as AnyMachineSnapshot;
  }

  #move(event: StepEvent): Move {
    const after = localState(this.#snapshot);
    return {
      title: `${event.type} -> ${stateText(this.#snapshot)}`,
      said: [{ from: ENVIRONMENT, to: this.#instance.def.id, event, after }],
    };
  }
}

/** What the machine takes now; an index that a step picks is 0. A violation is the end. */
function eventsOf(snapshot: AnyMachineSnapshot): StepEvent[] {
  if (snapshot.tags.has('violation')) return [];
  const events = new Map<string, StepEvent>();
  for (const offered of getNextTransitions(snapshot)) {
    const { eventType, meta } = offered;
    if (eventType === '') continue;
    const { picks = [] } = (meta ?? {}) as StepMeta;
    const event = { ...Object.fromEntries(picks.map((index) => [index, 0])), type: eventType };
    // The same event may be offered further out, with other indices.
    const taken = snapshot.machine.getTransitionData(snapshot, event) as readonly unknown[];
    if (snapshot.can(event) && taken.includes(offered)) events.set(eventType, event);
  }
  return [...events.values()];
}

function keyOf(from: AnyMachineSnapshot, { type }: StepEvent, to: AnyMachineSnapshot): string {
  return `${JSON.stringify(from.value)} ${type} ${JSON.stringify(to.value)}`;
}

function stateText({ value, context }: AnyMachineSnapshot): string {
  return `${JSON.stringify(value)} ${JSON.stringify(context ?? {})}`;
}

function localState({ value, context, tags }: AnyMachineSnapshot): LocalState {
  return {
    value,
    context: (context ?? {}) as Record<string, unknown>,
    ...(tags.size > 0 && { tags: [...tags].toSorted() }),
  };
}
