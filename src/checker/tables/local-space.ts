import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { exactText } from '../../model/exact-copy.ts';
import type { AnyObjectDef, Glimpse } from '../../model/object-def.ts';
import type { AnyThreadDef, SentEvent, StepEvent, StepMeta } from '../../model/thread-def.ts';
import { canonical } from '../../model/plain-json.ts';
import { activeNodes, sourceOf } from './active-nodes.ts';
import { AlwaysWatch } from './always-watch.ts';
import { doubtAtRest } from './at-rest.ts';
import { canonicalSnapshot, keyOf } from './canonical-snapshot.ts';
import { inertScope } from './inert-scope.ts';
import { doubtOf } from './selection.ts';
import { stepFault, thrownAtStart, thrownInStep } from './step-fault.ts';
import { Twins, type Twin } from './twins.ts';

/** The answer of a table where the event is refused. */
export const REFUSED = -1;

/** A transition of a thread that its statechart offers in a local state. */
export interface Offer {
  /** The step's name. */
  readonly event: string;
  readonly meta: StepMeta;
  /** Dotted path of the state that has the transition. */
  readonly state: string;
  readonly source: string | undefined;
}

/** A local state more than one machine is allowed to have; a counter without bound reaches it. */
const LOCAL_STATES_MAX = 1 << 16;

/**
 * The local states of one machine as they are met, interned as small integers.
 *
 * XState computes every `(state, event) → state` once; what a table says is what XState said.
 */
export class LocalSpace {
  readonly def: AnyObjectDef | AnyThreadDef;
  readonly glimpses: Glimpse[] = [];
  /** Whether local state i is tagged `violation`. */
  readonly violates: boolean[] = [];
  /** Whether local state i is tagged `rest`. */
  readonly rests: boolean[] = [];
  readonly #snapshots: AnyMachineSnapshot[] = [];
  readonly #ids = new Map<string, number>();
  readonly #scope: AnyActorScope;
  readonly #offers: (readonly Offer[])[] = [];
  readonly #twins = new Twins();
  readonly #watch = new AlwaysWatch();

  constructor(def: AnyObjectDef | AnyThreadDef) {
    this.def = def;
    this.#scope = inertScope(def.machine, (told) => this.#watch.see(told));
  }

  get size(): number {
    return this.#snapshots.length;
  }

  /**
   * The local state in which an instance with this input starts.
   *
   * @param start this machine, or one that differs in where it starts
   */
  initial(input: unknown, start: AnyStateMachine = this.def.machine): number {
    try {
      this.#watch.begin();
      const raw = start.getInitialSnapshot(this.#scope, input as never) as AnyMachineSnapshot;
      // XState keeps what is thrown at the start in the snapshot.
      if (raw.status === 'error') throw raw.error;
      const local = this.#intern(startedAs(this.def.machine, raw), '(start)');
      this.#askTwins();
      return local;
    } catch (error) {
      throw thrownAtStart(this.def, error);
    }
  }

  /** XState's snapshot of a local state. */
  snapshot(local: number): AnyMachineSnapshot {
    return this.#snapshots[local]!;
  }

  /** The local state that is the same as one of another space of this machine. */
  adopt(snapshot: AnyMachineSnapshot): number {
    return this.#intern(snapshot, '(adopted)');
  }

  /** The local state with this value and context, or undefined if it was never met. */
  find(value: unknown, context: unknown): number | undefined {
    const plain = canonical(context);
    return 'text' in plain ? this.#ids.get(keyOf(value, plain.text)) : undefined;
  }

  /**
   * Where `event` leads from `local`, or REFUSED.
   *
   * @throws ModelError when what XState does would depend on the order in which something is written, or
   *   when it gives two answers to the same question
   */
  next(local: number, event: StepEvent | SentEvent): number {
    if (this.violates[local]) return local;
    const from = this.#snapshots[local]!;
    try {
      const to = this.#compute(from, event);
      if (this.def.kind === 'object') this.#checkSent(from, event, to !== REFUSED);
      this.#twins.note(local, event, to);
      this.#askTwins();
      return to;
    } catch (error) {
      throw thrownInStep(this.def, from, event.type, error);
    }
  }

  #compute(from: AnyMachineSnapshot, event: StepEvent | SentEvent): number {
    if (!from.can(event)) return REFUSED;
    const doubt = doubtOf(from, event);
    if (doubt) this.#fail(from, event.type, doubt.problem, doubt.fix);
    const id = this.#intern(this.#step(from, event), event.type);
    if (this.#intern(this.#step(from, event), event.type) !== id) {
      this.#fail(
        from,
        event.type,
        'gives two answers to the same question',
        'an action or guard must depend on context and event only',
      );
    }
    return id;
  }

  /** Puts each question that was answered to every snapshot that the answer is to stand for. */
  #askTwins(): void {
    for (const { twin, event, answer } of this.#twins.due()) {
      const { snapshot } = twin;
      const to = snapshot.can(event)
        ? this.#intern(this.#step(snapshot, event), event.type)
        : REFUSED;
      if (to !== answer) this.#failTwin(twin, event, answer, to);
    }
  }

  #failTwin(
    { local, snapshot }: Twin,
    event: StepEvent | SentEvent,
    answer: number,
    other: number,
  ): never {
    const told = (to: number): string =>
      to === REFUSED
        ? 'refused'
        : JSON.stringify([this.#snapshots[to]!.value, this.#snapshots[to]!.context]);
    this.#fail(
      this.#snapshots[local]!,
      event.type,
      `is ${told(answer)}, and ${told(other)} after steps that lead to the same state with the context ${exactText(snapshot.context)}`,
      'guards and actions must not tell apart the order of keys, 0 and -0, absent and undefined, one array at two places and two equal ones',
    );
  }

  #step(from: AnyMachineSnapshot, event: StepEvent | SentEvent): AnyMachineSnapshot {
    this.#watch.begin();
    return this.def.machine.transition(from, event, this.#scope) as AnyMachineSnapshot;
  }

  /** The steps that a thread's statechart offers in `local`, in document order. */
  offers(local: number): readonly Offer[] {
    const known = this.#offers[local];
    if (known) return known;
    const found = new Map<string, Offer>();
    const nodes = activeNodes(this.#snapshots[local]!).toReversed();
    for (const node of nodes) {
      for (const [event, candidates] of node.transitions) {
        const candidate = candidates[0];
        if (!candidate || found.has(event)) continue;
        const meta = (candidate.meta ?? {}) as StepMeta;
        found.set(event, {
          event,
          meta,
          state: node.path.join('.'),
          source: meta.source ?? sourceOf(node),
        });
      }
    }
    const offers = [...found.values()];
    this.#offers[local] = offers;
    return offers;
  }

  #intern(raw: AnyMachineSnapshot, event: string): number {
    const { snapshot, key } = canonicalSnapshot(this.def, raw, event);
    const id = this.#ids.get(key) ?? this.#add(snapshot, key, event);
    this.#twins.meet(id, raw, this.#snapshots[id]!);
    return id;
  }

  #add(snapshot: AnyMachineSnapshot, key: string, event: string): number {
    const id = this.#snapshots.length;
    if (id >= LOCAL_STATES_MAX) {
      this.#fail(
        snapshot,
        event,
        `has more than ${LOCAL_STATES_MAX} local states`,
        'a counter grows without end: bound what feeds it',
      );
    }
    this.#ids.set(key, id);
    this.#snapshots.push(snapshot);
    this.glimpses.push({
      value: snapshot.value,
      context: snapshot.context as Record<string, unknown>,
      tags: snapshot.tags,
    });
    this.violates.push(snapshot.tags.has('violation'));
    this.rests.push(snapshot.tags.has('rest'));
    if (!snapshot.tags.has('violation')) this.#checkNew(snapshot, event);
    return id;
  }

  #checkNew(snapshot: AnyMachineSnapshot, event: string): void {
    if (snapshot.status !== 'active') {
      this.#fail(
        snapshot,
        event,
        `XState ends the machine here: it is ${snapshot.status}, and takes nothing any more`,
        'use ordinary states, tagged `rest`, in place of final ones',
      );
    }
    if (this.def.kind === 'object') this.#checkObject(snapshot);
    const doubt = doubtAtRest(snapshot);
    if (doubt) this.#fail(snapshot, event, doubt.problem, doubt.fix);
  }

  /**
   * Objects cannot refuse the kernel: effects are accepted, questions have exactly one answer. What
   * carries a value is asked when the value is known.
   */
  #checkObject(snapshot: AnyMachineSnapshot): void {
    const def = this.def as AnyObjectDef;
    for (const [type, kind] of def.events) {
      if (kind !== 'effect' || def.carries?.has(type) === true) continue;
      if (!this.#takes(snapshot, { type })) this.#failEffect(snapshot, { type });
    }
    for (const [question, answers] of def.answers) {
      if (!answers.some((event) => def.carries?.has(event) === true))
        this.#checkAnswers(snapshot, question, {});
    }
  }

  /** As `#checkObject`, for an event as it is sent: a guard may read its sender and its value. */
  #checkSent(snapshot: AnyMachineSnapshot, event: StepEvent | SentEvent, taken: boolean): void {
    const { events, answers } = this.def as AnyObjectDef;
    const { type, ...sent } = event;
    if (events.get(type) === 'effect' && !taken) this.#failEffect(snapshot, event);
    for (const [question, set] of answers)
      if (set.includes(type)) this.#checkAnswers(snapshot, question, sent);
  }

  #failEffect(snapshot: AnyMachineSnapshot, event: StepEvent | SentEvent): never {
    this.#fail(
      snapshot,
      toldText(event),
      'an effect is refused here, and objects cannot refuse the kernel',
      'add the transition, or let it lead to a violation state',
    );
  }

  #checkAnswers(snapshot: AnyMachineSnapshot, question: string, sent: object): void {
    const { answers } = this.def as AnyObjectDef;
    const set = answers.get(question)!;
    const accepted = set.filter((type) => this.#takes(snapshot, { ...sent, type }));
    if (accepted.length === 1) return;
    this.#fail(
      snapshot,
      toldText({ ...sent, type: question }),
      `accepts ${accepted.length === 0 ? 'none' : accepted.join(' and ')} of the answers ${set.join(' / ')}`,
      'exactly one answer must be accepted in every state',
    );
  }

  #takes(snapshot: AnyMachineSnapshot, event: StepEvent | SentEvent): boolean {
    try {
      return snapshot.can(event);
    } catch (error) {
      throw thrownInStep(this.def, snapshot, event.type, error);
    }
  }

  #fail(snapshot: AnyMachineSnapshot, event: string, problem: string, fix: string): never {
    throw stepFault(this.def, snapshot, event, problem, fix);
  }
}

/** An event as a message tells it: `STORE {"value":3}`. */
function toldText({ type, ...sent }: StepEvent | SentEvent): string {
  return Object.keys(sent).length === 0 ? type : `${type} ${JSON.stringify(sent)}`;
}

/** A first snapshot as one of this machine, which has the same states. */
function startedAs(machine: AnyStateMachine, raw: AnyMachineSnapshot): AnyMachineSnapshot {
  if (raw.machine === machine) return raw;
  return machine.resolveState({
    value: raw.value,
    context: raw.context as never,
  }) as AnyMachineSnapshot;
}
