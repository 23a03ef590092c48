import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { exactText } from '../../model/machine/exact-copy.ts';
import type { Glimpse } from '../../model/object-def.ts';
import { canonical } from '../../model/machine/plain-json.ts';
import type { SentEvent, StepEvent } from '../../model/thread-def.ts';
import { keyOf } from './canonical-snapshot.ts';
import { localStatesOf, type LocalState, type LocalStates, type Offer } from './local-states.ts';
import { stepFault, thrownAtStart, thrownInStep, type Def } from './step-fault.ts';
import { Twins, type Twin } from './twins.ts';

/** The answer of a table where the event is refused. */
export const REFUSED = -1;

/** A local state more than one machine is allowed to have; a counter without bound reaches it. */
const LOCAL_STATES_MAX = 1 << 16;

/**
 * The local states of one machine as a search meets them, numbered as small integers.
 *
 * XState computes every `(state, event) → state` once; what a table says is what XState said.
 */
export class LocalSpace {
  readonly def: Def;
  readonly glimpses: Glimpse[] = [];
  /** Whether local state i is tagged `violation`. */
  readonly violates: boolean[] = [];
  /** Whether local state i is tagged `rest`. */
  readonly rests: boolean[] = [];
  readonly #known: LocalStates;
  readonly #states: LocalState[] = [];
  readonly #ids = new Map<string, number>();
  readonly #twins = new Twins();
  readonly #held: ((glimpse: Glimpse) => void)[] = [];

  constructor(def: Def) {
    this.def = def;
    this.#known = localStatesOf(def);
  }

  get size(): number {
    return this.#states.length;
  }

  /**
   * The local state in which an instance with this input starts.
   *
   * @param start this machine, or one that differs in where it starts
   */
  initial(input: unknown, start: AnyStateMachine = this.def.machine): number {
    try {
      const local = this.#number(this.#known.initial(input, start), '(start)');
      this.#askTwins();
      return local;
    } catch (error) {
      throw thrownAtStart(this.def, error);
    }
  }

  /** Calls this for each local state, those that are known and those that will be met; it may throw. */
  hold(check: (glimpse: Glimpse) => void): void {
    this.#held.push(check);
    for (const glimpse of this.glimpses) check(glimpse);
  }

  /** XState's snapshot of a local state. */
  snapshot(local: number): AnyMachineSnapshot {
    return this.#states[local]!.snapshot;
  }

  /** The local state that is the same as one of another space of this machine. */
  adopt(snapshot: AnyMachineSnapshot): number {
    return this.#number(this.#known.meet(snapshot, '(adopted)'), '(adopted)');
  }

  /** The local state with this value and context, or undefined if it was never met. */
  find(value: unknown, context: unknown): number | undefined {
    const plain = canonical(context);
    return 'text' in plain ? this.#ids.get(keyOf(value, plain.text)) : undefined;
  }

  /** The steps that a thread's statechart offers in `local`, in document order. */
  offers(local: number): readonly Offer[] {
    return this.#known.offers(this.#states[local]!);
  }

  /**
   * Where `event` leads from `local`, or REFUSED.
   *
   * @throws ModelError when what XState does would depend on the order in which something is written, or
   *   when it gives two answers to the same question
   */
  next(local: number, event: StepEvent | SentEvent): number {
    if (this.violates[local]) return local;
    const from = this.#states[local]!;
    try {
      const text = exactText(event);
      const to = this.#answer(from, event, text);
      this.#twins.note(local, event, text, to);
      this.#askTwins();
      return to;
    } catch (error) {
      throw thrownInStep(this.def, from.snapshot, event.type, error);
    }
  }

  #answer(from: LocalState, event: StepEvent | SentEvent, text?: string): number {
    const answers = this.#known.next(from, event, text);
    return answers.reduce((_, state) => this.#number(state, event.type), REFUSED);
  }

  /** @throws ModelError when a question that was answered is answered otherwise now */
  askAgain(): void {
    this.#known.askAgain();
  }

  /** Puts each question that was answered to every snapshot that the answer is to stand for. */
  #askTwins(): void {
    for (const { twin, event, answer } of this.#twins.due()) {
      const to = this.#answer(twin.state, event);
      if (to !== answer) this.#failTwin(twin, event, answer, to);
    }
  }

  #failTwin(
    { local, state }: Twin,
    event: StepEvent | SentEvent,
    answer: number,
    other: number,
  ): never {
    const told = (to: number): string =>
      to === REFUSED
        ? 'refused'
        : JSON.stringify([this.glimpses[to]!.value, this.glimpses[to]!.context]);
    throw stepFault(
      this.def,
      this.snapshot(local),
      event.type,
      `is ${told(answer)}, and ${told(other)} after steps that lead to the same state with the context ${exactText(state.snapshot.context)}`,
      'guards and actions must not tell apart the order of keys, 0 and -0, absent and undefined, one array at two places and two equal ones',
    );
  }

  /** @param event the event that led to the state, for messages */
  #number(state: LocalState, event: string): number {
    const local = this.#ids.get(state.key) ?? this.#add(state.canonical, event);
    this.#twins.meet(local, state);
    return local;
  }

  #add(state: LocalState, event: string): number {
    const local = this.size;
    if (local >= LOCAL_STATES_MAX) {
      throw stepFault(
        this.def,
        state.snapshot,
        event,
        `has more than ${LOCAL_STATES_MAX} local states`,
        'a counter grows without end: bound what feeds it',
      );
    }
    this.#ids.set(state.key, local);
    this.#states.push(state);
    const { value, context, tags } = state.snapshot;
    const glimpse = { value, context: context as Record<string, unknown>, tags };
    for (const check of this.#held) check(glimpse);
    this.glimpses.push(glimpse);
    this.violates.push(tags.has('violation'));
    this.rests.push(tags.has('rest'));
    return local;
  }
}
