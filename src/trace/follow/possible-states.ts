import type { Action } from '../../checker/tables/action.ts';
import type { Compiled } from '../../checker/tables/compile.ts';
import { tryStep } from '../../checker/tables/enabled.ts';
import { variantOf } from '../kernel/armed.ts';
import type { IdlePage } from './observe.ts';

/** A state of a slice that explains the log so far, with the run that leads to it. */
export interface Possible {
  /** Interned state. */
  readonly state: number;
  /** Steps that the model put in. */
  readonly inserted: number;
  readonly before?: Possible;
  readonly step?: Action;
  /** Line whose event the step is; absent for an inserted step. */
  readonly line?: number;
}

interface Successor {
  readonly action: Action;
  readonly state: number;
}

/** A state that inserted steps lead to, with the fewest of them. */
interface Reached {
  readonly state: number;
  readonly steps: number;
}

/** How the counts of a log are read for the slices of one kind. */
interface CountReading {
  /** Whether the count of the pagemap is that of all its pages, one by one. */
  readonly counts: boolean;
  readonly idle?: IdlePage;
}

/** Whether a step gives something back without an event, as munmap and folio_put do. */
function isUnseen(step: string): boolean {
  return variantOf(step) === 'unseen';
}

/**
 * The states of a slice, interned, with what the model may insert.
 *
 * A step is asked for once; logs repeat themselves, so that most answers are known.
 */
export class StateSpace {
  readonly compiled: Compiled;
  readonly locals: Int32Array[] = [];
  readonly mayInsert: (step: string) => boolean;
  readonly counting: CountReading;
  /** Whether the model has steps that are put in only where nothing else explains an event. */
  readonly hasUnseen: boolean;
  readonly #ids = new Map<string, number>();
  readonly #inserted: (readonly Successor[])[] = [];
  readonly #insertedUnseen: (readonly Successor[])[] = [];
  /** What inserted steps lead to, none of which gives anything back without an event. */
  readonly #reached: (readonly Reached[])[] = [];
  /** The steps that picks take of threads, by local state; what a pick is not asked for is not there. */
  readonly #picked = new Map<string, (readonly Action[])[]>();
  readonly #taken = new Map<string, (readonly Successor[])[]>();
  readonly #violating: (readonly number[])[] = [];
  readonly #others: number | undefined;

  constructor(compiled: Compiled, mayInsert: (step: string) => boolean, counting: CountReading) {
    this.compiled = compiled;
    this.mayInsert = mayInsert;
    this.counting = counting;
    this.#others = compiled.indexOf('others');
    this.hasUnseen = compiled.instances.some(
      ({ def }) => def.kind === 'thread' && def.machine.events.some(isUnseen),
    );
  }

  intern(locals: Int32Array): number {
    const key = keyOf(locals);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.locals.length;
    this.#ids.set(key, id);
    this.locals.push(locals);
    return id;
  }

  /** The local state of an instance. */
  local(state: number, instance: number): number {
    return this.locals[state]![instance]!;
  }

  /** Instances in a violation state. */
  violating(state: number): readonly number[] {
    return (this.#violating[state] ??= this.compiled.spaces.flatMap(({ violates }, i) =>
      violates[this.local(state, i)] ? [i] : [],
    ));
  }

  /**
   * Every state that inserted steps lead to, each with the fewest of them.
   *
   * @param unseen whether something may be given back without an event: what a log shows being taken
   *   is there until it shows the end of it, or until nothing else explains what it shows later
   */
  close(from: readonly Possible[], unseen = false): Possible[] {
    const best = new Map<number, Possible>();
    const queue: Possible[] = [];
    const add = (possible: Possible): void => {
      const known = best.get(possible.state);
      if (known && known.inserted <= possible.inserted) return;
      best.set(possible.state, possible);
      queue.push(possible);
    };
    for (const possible of from) add(possible);
    for (let i = 0; i < queue.length; i++) {
      const possible = queue[i]!;
      if (best.get(possible.state) !== possible) continue;
      for (const { action, state } of this.#insertable(possible.state, unseen)) {
        add({ state, inserted: possible.inserted + 1, before: possible, step: action });
      }
    }
    return [...best.values()];
  }

  /**
   * Those of which the others come by inserted steps: the others need not be kept, since they are found
   * again when the next event asks for them. A lookup may give back what it took at any later moment,
   * so that without this there were as many states as there have been lookups.
   */
  sources(possible: readonly Possible[]): Possible[] {
    const byCost = possible.toSorted((a, b) => a.inserted - b.inserted);
    const best = new Map<number, number>();
    const kept: Possible[] = [];
    for (const one of byCost) {
      if ((best.get(one.state) ?? Infinity) <= one.inserted) continue;
      kept.push(one);
      for (const { state, steps } of this.#reach(one.state)) {
        const inserted = one.inserted + steps;
        if (inserted < (best.get(state) ?? Infinity)) best.set(state, inserted);
      }
    }
    return kept;
  }

  /** The states after the steps of `thread` that `matches` picks; `key` names thread and pick. */
  take(
    state: number,
    thread: number,
    key: string,
    matches: (step: string) => boolean,
  ): readonly Successor[] {
    let known = this.#taken.get(key);
    if (!known) {
      known = [];
      this.#taken.set(key, known);
    }
    return (known[state] ??= this.#enabled(state, thread, key, matches));
  }

  #insertable(state: number, unseen: boolean): readonly Successor[] {
    const known = unseen ? this.#insertedUnseen : this.#inserted;
    const may = (step: string): boolean => this.mayInsert(step) && (unseen || !isUnseen(step));
    return (known[state] ??= this.compiled.threads.flatMap((thread) =>
      this.#enabled(state, thread, `${thread} inserted${unseen ? ' unseen' : ''}`, may),
    ));
  }

  #reach(state: number): readonly Reached[] {
    const known = this.#reached[state];
    if (known) return known;
    const found = new Map([[state, 0]]);
    for (const [one, steps] of found) {
      for (const next of this.#insertable(one, false))
        if (!found.has(next.state)) found.set(next.state, steps + 1);
    }
    return (this.#reached[state] = [...found].map(([one, steps]) => ({ state: one, steps })));
  }

  #enabled(
    state: number,
    thread: number,
    key: string,
    matches: (step: string) => boolean,
  ): Successor[] {
    const locals = this.locals[state]!;
    const successors: Successor[] = [];
    for (const action of this.#pick(thread, locals[thread]!, key, matches)) {
      const outcome = tryStep(this.compiled, action, locals);
      if (!('after' in outcome)) continue;
      // Whoever is not in the log is taken to behave: a wrong step of theirs explains nothing.
      if (thread === this.#others && this.newlyViolates(locals, outcome.after)) continue;
      successors.push({ action, state: this.intern(outcome.after) });
    }
    return successors;
  }

  /** The steps that a pick takes of a thread in a local state; `key` names thread and pick. */
  #pick(
    thread: number,
    local: number,
    key: string,
    matches: (step: string) => boolean,
  ): readonly Action[] {
    let known = this.#picked.get(key);
    if (!known) this.#picked.set(key, (known = []));
    return (known[local] ??= this.compiled
      .actionsOf(thread, local)
      .filter(({ offer }) => matches(offer.event)));
  }

  /** Whether a step breaks something that was whole. */
  newlyViolates(before: Int32Array, after: Int32Array): boolean {
    return this.compiled.spaces.some(
      ({ violates }, i) => violates[after[i]!] === true && violates[before[i]!] !== true,
    );
  }
}

/** A text for local states; they are few enough that each is one character, if they are not very many. */
function keyOf(locals: Int32Array): string {
  let key = '';
  for (const local of locals) {
    if (local > 0xffff) return locals.join();
    key += String.fromCharCode(local);
  }
  return key;
}
