import { ModelError } from '../../model/error.ts';
import type { Argument } from '../../model/argument.ts';
import { getNextTransitions, type AnyMachineSnapshot } from 'xstate';
import type { AnyObjectDef, Glimpse } from '../../model/object-def.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Instance, Setting } from '../../model/composer.ts';
import type { Actor, StepEvent, StepMeta } from '../../model/thread-def.ts';
import type { LocalState } from '../../schemas/run.ts';
import { startOf } from '../../model/changes/starting-in.ts';
import { revisedInstances, type Revision } from '../../model/changes/revised-instances.ts';
import { eventTo } from '../tables/event-to.ts';
import { inState } from '../../model/machine/in-state.ts';
import { moved, started, takes } from './naive-step.ts';
import { takenOn } from '../tables/taken-on.ts';

/** The local states of all instances as XState has them. */
export type NaiveState = readonly AnyMachineSnapshot[];

/** What one instance had to do with a step: it was sent an event, looked at, or both. */
export interface NaivePart {
  readonly instance: number;
  /** Absent for the thread itself. */
  readonly port?: string;
  readonly event?: string;
  /** What the event carries. */
  readonly value?: unknown;
  readonly looks: readonly string[];
}

/** An enabled step, found without any table. */
export interface NaiveStep {
  readonly thread: number;
  readonly step: string;
  readonly picks: Readonly<Record<string, number>>;
  /** Who takes it. */
  readonly actor: Actor | undefined;
  readonly parts: readonly NaivePart[];
  readonly after: NaiveState;
}

/**
 * The composition rule told once more, as plainly as can be, on XState's public functions: no tables,
 * no packing, no interning. It replays every run before it is printed, and it is the yardstick that
 * the packed search is held to.
 */
export class NaiveSystem {
  readonly system: SystemDef;
  readonly instances: readonly Instance[];
  readonly initial: NaiveState;

  constructor(system: SystemDef, sizes: Setting, revisions: readonly Revision[]) {
    this.system = system;
    this.instances = revisedInstances(system, sizes, revisions);
    this.initial = this.instances.map((one) =>
      started(one.def, one.input, startOf(one, `system ${system.id}`)),
    );
  }

  /** Every enabled step of a state. */
  *steps(state: NaiveState): Generator<NaiveStep> {
    for (const [thread, { def }] of this.instances.entries()) {
      const snapshot = state[thread]!;
      if (def.kind !== 'thread' || snapshot.tags.has('violation')) continue;
      const seen = new Set<string>();
      for (const { eventType, meta } of getNextTransitions(snapshot)) {
        if (eventType === '') continue;
        for (const picks of this.#picks(thread, (meta ?? {}) as StepMeta)) {
          const key = JSON.stringify([eventType, picks]);
          if (seen.has(key)) continue;
          seen.add(key);
          const step = this.take(state, thread, eventType, picks);
          if (typeof step !== 'string') yield step;
        }
      }
    }
  }

  /** Takes one step, or says why it cannot happen. */
  take(
    state: NaiveState,
    thread: number,
    step: string,
    picks: Readonly<Record<string, number>>,
  ): NaiveStep | string {
    const own = this.instances[thread]!;
    const snapshot = state[thread]!;
    const event: StepEvent = { ...picks, type: step };
    const found = takes(own.def, snapshot, event) ? takenOn(snapshot, event) : undefined;
    if (!found || snapshot.tags.has('violation'))
      return `${own.name} has no step ${step} in ${JSON.stringify(snapshot.value)}`;
    const meta = (found.meta ?? {}) as StepMeta;
    if (!this.#picks(thread, meta).some((one) => samePicks(one, picks)))
      return `${own.name} cannot pick ${JSON.stringify(picks)} in the step ${step}`;
    const after = [...state];
    after[thread] = moved(own.def, snapshot, event);
    const parts = new Map<number, Part>([[thread, { instance: thread, looks: [] }]]);
    const indices = { ...(snapshot.context as object), ...own.at, ...picks };
    const named: PartTaken[] = [];
    const onlyMaybe: PartTaken[] = [];
    const told = new Set<number>();
    let twice: string | undefined;
    for (const [port, use] of Object.entries(meta.ports ?? {})) {
      const targets = this.#behind(own, port, indices);
      for (const text of typeof use === 'string' ? [use] : (use as readonly string[])) {
        const said = withValue(text, indices);
        const refusal = this.#say(own, said, targets, state, after);
        if (refusal !== undefined) return refusal;
        const list = said.words.startsWith('some ') ? onlyMaybe : named;
        for (const instance of targets) {
          list.push({ ...said, instance, port });
          if (/^(some )?looks /.test(said.words)) continue;
          if (told.has(instance)) twice = this.instances[instance]!.name;
          told.add(instance);
        }
      }
    }
    if (twice !== undefined)
      throw new ModelError(
        `thread ${own.name}, step ${step}`,
        `sends two events to ${twice}, and no look keeps it from that`,
        'an instance takes part once in a step',
      );
    // One that is also reached by itself takes part through that port.
    for (const one of [...named, ...onlyMaybe]) note(parts, one);
    const actor = meta.actor ?? (own.def.kind === 'thread' ? own.def.actor : undefined);
    return { thread, step, picks, actor, parts: [...parts.values()], after };
  }

  #say(
    sender: Instance,
    said: Said,
    targets: readonly number[],
    state: NaiveState,
    after: AnyMachineSnapshot[],
  ): string | undefined {
    const { words, value } = said;
    if (words.startsWith('some looks ')) {
      const look = { words: words.slice('some looks '.length), value };
      const met = targets.some((i) => this.#looks(i, look, state[i]!));
      return met
        ? undefined
        : `none of ${targets.map((i) => this.instances[i]!.name).join(', ')}: ${inWords(said)}`;
    }
    for (const i of targets) {
      const snapshot = state[i]!;
      const { def, name } = this.instances[i]!;
      if (words.startsWith('looks ')) {
        if (!this.#looks(i, { words: words.slice('looks '.length), value }, snapshot))
          return `${name} in ${JSON.stringify(snapshot.value)} is not what the step ${inWords(said)}`;
        continue;
      }
      if (snapshot.tags.has('violation')) continue;
      const event = eventTo(def, words, sender.name, value);
      if (!takes(def, snapshot, event))
        return `${name} in ${JSON.stringify(snapshot.value)} refuses ${inWords(said)}`;
      after[i] = moved(def, snapshot, event);
    }
    return undefined;
  }

  #looks(instance: number, { words, value }: Said, snapshot: AnyMachineSnapshot): boolean {
    const negated = words.startsWith('not ');
    const name = negated ? words.slice('not '.length) : words;
    const { def } = this.instances[instance]!;
    const named = def.kind === 'object' ? (def as AnyObjectDef).looks.get(name) : undefined;
    const holds = named ? named(glimpseOf(snapshot), value ?? null) : inState(snapshot.value, name);
    return holds !== negated;
  }

  #behind({ wires }: Instance, port: string, indices: object): number[] {
    const wire = wires[port];
    const refs: unknown =
      typeof wire === 'function' ? (wire as (at: object) => unknown)(indices) : wire;
    return (Array.isArray(refs) ? (refs as { name: string }[]) : [refs as { name: string }]).map(
      ({ name }) => this.instances.findIndex((instance) => instance.name === name),
    );
  }

  #picks(thread: number, { picks = [] }: StepMeta): Record<string, number>[] {
    let chosen: Record<string, number>[] = [{}];
    for (const index of picks) {
      const count = this.instances[thread]!.picks[index] ?? 0;
      chosen = chosen.flatMap((so) =>
        Array.from({ length: count }, (_, i) => ({ ...so, [index]: i })),
      );
    }
    return chosen;
  }
}

type Part = { -readonly [K in keyof NaivePart]: NaivePart[K] } & { looks: string[] };

/** What a step says, and the value of the thread that it says with it. */
interface Said {
  readonly words: string;
  readonly value: Argument | undefined;
}

/** `STORE {own}`, with the thread's own. */
function withValue(text: string, indices: Readonly<Record<string, unknown>>): Said {
  const brace = text.endsWith('}') ? text.lastIndexOf(' {') : -1;
  if (brace < 0) return { words: text, value: undefined };
  return { words: text.slice(0, brace), value: indices[text.slice(brace + 2, -1)] as Argument };
}

function inWords({ words, value }: Said): string {
  return value === undefined ? words : `${words} ${String(value)}`;
}

interface PartTaken extends Said {
  readonly instance: number;
  readonly port: string;
}

/** Writes down what was said to an instance. */
function note(parts: Map<number, Part>, { instance, port, words, value }: PartTaken): void {
  const part = parts.get(instance) ?? { instance, port, looks: [] };
  parts.set(instance, part);
  if (words.startsWith('looks ') || words.startsWith('some looks '))
    part.looks.push(inWords({ words, value }));
  else {
    part.event = words;
    if (value !== undefined) part.value = value;
  }
}

function samePicks(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): boolean {
  return (
    Object.keys(a).length === Object.keys(b).length &&
    Object.entries(a).every(([index, value]) => b[index] === value)
  );
}

/** What a look or a rule sees of a snapshot. */
export function glimpseOf({ value, context, tags }: AnyMachineSnapshot): Glimpse {
  return { value, context: (context ?? {}) as Record<string, unknown>, tags };
}

/** A snapshot as plain data. */
export function localStateOf({ value, context, tags }: AnyMachineSnapshot): LocalState {
  return {
    value,
    context: (context ?? {}) as Record<string, unknown>,
    ...(tags.size > 0 && { tags: [...tags].toSorted() }),
  };
}
