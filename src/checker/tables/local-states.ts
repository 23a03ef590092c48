import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { exactText } from '../../model/machine/exact-copy.ts';
import type { SentEvent, StepEvent, StepMeta } from '../../model/thread-def.ts';
import { activeNodes, sourceOf } from './active-nodes.ts';
import { AlwaysWatch } from './always-watch.ts';
import { doubtAtRest } from './at-rest.ts';
import { canonicalSnapshot, keyOf } from './canonical-snapshot.ts';
import { inertScope } from './inert-scope.ts';
import { checkAnswersIn, checkAnswerTo } from './object-answers.ts';
import { doubtOf } from './selection.ts';
import { stepFault, type Def } from './step-fault.ts';

/** A transition of a thread that its statechart offers in a local state. */
export interface Offer {
  /** The step's name. */
  readonly event: string;
  readonly meta: StepMeta;
  /** Dotted path of the state that has the transition. */
  readonly state: string;
  readonly source: string | undefined;
}

/** Where an event leads, one for each time that XState was asked; none where it is refused. */
type Answers = readonly LocalState[];

/** A local state as XState computes from it. */
export class LocalState {
  readonly snapshot: AnyMachineSnapshot;
  /** What it has in common with every snapshot that is the same local state. */
  readonly key: string;
  /** The state that stands for all of these: itself, unless XState can tell it from that one. */
  readonly canonical: LocalState;
  /** Answers by the text of the event. */
  readonly answers = new Map<string, Answers>();
  offers?: readonly Offer[];

  constructor(snapshot: AnyMachineSnapshot, key: string, canonical?: LocalState) {
    this.snapshot = snapshot;
    this.key = key;
    this.canonical = canonical ?? this;
  }
}

/**
 * The local states of one machine and what XState says of each. Whoever asks again, in another search of
 * the same machine too, is told the same without XState.
 */
export class LocalStates {
  readonly #def: Def;
  readonly #scope: AnyActorScope;
  readonly #watch = new AlwaysWatch();
  readonly #states = new Map<string, LocalState>();
  readonly #toAskAgain: Asked[] = [];

  constructor(def: Def) {
    this.#def = def;
    this.#scope = inertScope(def.machine, (told) => this.#watch.see(told));
  }

  /** The state in which an instance starts; `start` is this machine, or one that starts elsewhere. */
  initial(input: unknown, start: AnyStateMachine): LocalState {
    this.#watch.begin();
    const raw = start.getInitialSnapshot(this.#scope, input as never) as AnyMachineSnapshot;
    // XState keeps what is thrown at the start in the snapshot.
    if (raw.status === 'error') throw raw.error;
    return this.meet(startedAs(this.#def.machine, raw), '(start)');
  }

  /** Where an event leads. */
  next(from: LocalState, event: StepEvent | SentEvent, text = exactText(event)): Answers {
    const known = from.answers.get(text);
    if (known) return known;
    const answers = from === from.canonical ? this.#judged(from, event) : this.#plain(from, event);
    from.answers.set(text, answers);
    this.#toAskAgain.push({ from, event, answers });
    return answers;
  }

  /**
   * Puts every question of the searches so far once more. A function that keeps something outside of the
   * context, where one action sets what another reads, answers twice the same when it is asked at once.
   *
   * @throws ModelError when an answer is another one now
   */
  askAgain(): void {
    for (const { from, event, answers } of this.#toAskAgain.splice(0)) {
      const now = this.#plain(from, event);
      if (now[0]?.canonical === answers[0]?.canonical) continue;
      this.#fail(
        from.snapshot,
        event.type,
        `was ${toldOf(answers)}, and now that other events were answered is ${toldOf(now)}`,
        'an action or guard must depend on context and event only: nothing that they share outside of it',
      );
    }
  }

  /** The steps that a thread's statechart offers, in document order. */
  offers(state: LocalState): readonly Offer[] {
    return (state.offers ??= offersIn(state.snapshot));
  }

  /** @param event the event that led to the snapshot, for messages */
  meet(raw: AnyMachineSnapshot, event: string): LocalState {
    const text = textOf(raw);
    const known = this.#states.get(text);
    if (known) return known;
    const { snapshot, key } = canonicalSnapshot(this.#def, raw, event);
    const plain = textOf(snapshot);
    const canonical = this.#states.get(plain) ?? this.#add(plain, snapshot, key, event);
    return text === plain ? canonical : this.#keep(text, new LocalState(raw, key, canonical));
  }

  #add(text: string, snapshot: AnyMachineSnapshot, key: string, event: string): LocalState {
    if (!snapshot.tags.has('violation')) this.#checkNew(snapshot, event);
    return this.#keep(text, new LocalState(snapshot, key));
  }

  #keep(text: string, state: LocalState): LocalState {
    this.#states.set(text, state);
    return state;
  }

  /** The answer to a question that the table asks. */
  #judged(from: LocalState, event: StepEvent | SentEvent): Answers {
    const { snapshot } = from;
    const answers: LocalState[] = [];
    if (snapshot.can(event)) {
      const doubt = doubtOf(snapshot, event);
      if (doubt) this.#fail(snapshot, event.type, doubt.problem, doubt.fix);
      answers.push(this.#step(snapshot, event), this.#step(snapshot, event));
      if (answers[0]!.canonical !== answers[1]!.canonical) {
        this.#fail(
          snapshot,
          event.type,
          'gives two answers to the same question',
          'an action or guard must depend on context and event only',
        );
      }
    }
    if (this.#def.kind === 'object') checkAnswerTo(this.#def, snapshot, event, answers.length > 0);
    return answers;
  }

  #plain({ snapshot }: LocalState, event: StepEvent | SentEvent): Answers {
    return snapshot.can(event) ? [this.#step(snapshot, event)] : [];
  }

  #step(from: AnyMachineSnapshot, event: StepEvent | SentEvent): LocalState {
    this.#watch.begin();
    const raw = this.#def.machine.transition(from, event, this.#scope) as AnyMachineSnapshot;
    return this.meet(raw, event.type);
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
    if (this.#def.kind === 'object') checkAnswersIn(this.#def, snapshot);
    const doubt = doubtAtRest(snapshot);
    if (doubt) this.#fail(snapshot, event, doubt.problem, doubt.fix);
  }

  #fail(snapshot: AnyMachineSnapshot, event: string, problem: string, fix: string): never {
    throw stepFault(this.#def, snapshot, event, problem, fix);
  }
}

interface Asked {
  readonly from: LocalState;
  readonly event: StepEvent | SentEvent;
  readonly answers: Answers;
}

function toldOf([state]: Answers): string {
  if (state === undefined) return 'refused';
  const { value, context } = state.snapshot;
  return `taken to ${JSON.stringify(value)} ${JSON.stringify(context ?? {})}`;
}

const shared = new WeakMap<Def, LocalStates>();

/** What is known of the local states of a machine in this process. */
export function localStatesOf(def: Def): LocalStates {
  let states = shared.get(def);
  if (!states) shared.set(def, (states = new LocalStates(def)));
  return states;
}

/** A text that differs whenever XState could tell two snapshots of a machine apart. */
function textOf({ value, context }: AnyMachineSnapshot): string {
  return keyOf(value, exactText(context));
}

function offersIn(snapshot: AnyMachineSnapshot): readonly Offer[] {
  const found = new Map<string, Offer>();
  for (const node of activeNodes(snapshot).toReversed()) {
    for (const [event, [candidate]] of node.transitions) {
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
  return [...found.values()];
}

/** A first snapshot as one of this machine, which has the same states. */
function startedAs(machine: AnyStateMachine, raw: AnyMachineSnapshot): AnyMachineSnapshot {
  if (raw.machine === machine) return raw;
  return machine.resolveState({
    value: raw.value,
    context: raw.context as never,
  }) as AnyMachineSnapshot;
}
