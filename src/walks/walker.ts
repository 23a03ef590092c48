import type { Action } from '../checker/tables/action.ts';
import { Compiled } from '../checker/tables/compile.ts';
import { tryStep } from '../checker/tables/enabled.ts';
import type { Path } from '../checker/search/path.ts';
import type { WalkSubject } from './subject-of.ts';
import { RulesAlong, type BrokenHere } from './rules-along.ts';

/** A run and the safety rule that its last state breaks, if any. */
export interface Walk extends Path {
  readonly broken?: BrokenHere;
}

interface Taken {
  readonly action: Action;
  readonly after: Int32Array;
}

/** Steps of one thread in one state that a number tells apart; divisible by the small counts. */
export const CHOICES = 60;

/**
 * Takes runs of a system, each told by a list of numbers. A number says which thread goes and which of
 * its steps it takes; the one that went last in half of all numbers, so that threads get somewhere
 * between two changes. What cannot be taken gives way to the next that can, so every list is a run.
 */
export class Walker {
  readonly compiled: Compiled;
  /** All numbers lie below this. */
  readonly numbersEnd: number;
  readonly #rules: RulesAlong;

  /**
   * @param only ids of the safety rules that count; all without
   * @throws ModelError for a mistake in the model
   */
  constructor(subject: WalkSubject, only?: readonly string[]) {
    this.compiled = new Compiled(subject.system, subject.sizes, subject.revisions);
    this.numbersEnd = this.compiled.threads.length * 2 * CHOICES;
    this.#rules = new RulesAlong(this.compiled, only);
  }

  /** Takes a step for each number until a rule is broken, memory is corrupt, or nothing can step. */
  walk(numbers: readonly number[]): Walk {
    let last = 0;
    return this.#along(numbers, (locals, number) => {
      const taken = this.#take(locals, number, last);
      last = taken?.lane ?? last;
      return taken;
    });
  }

  /** Takes the given steps, leaving out those that cannot be taken where they come. */
  follow(actions: readonly Action[]): Walk {
    const { compiled } = this;
    return this.#along(actions, (locals, { thread, offer, picks }) => {
      const action = compiled
        .actionsOf(thread, locals[thread]!)
        .find((other) => other.offer.event === offer.event && samePicks(other.picks, picks));
      const outcome = action && tryStep(compiled, action, locals);
      return outcome && 'after' in outcome ? { action, after: outcome.after } : undefined;
    });
  }

  /** Numbers that `walk` reads as exactly these steps. */
  numbersOf({ actions }: Walk): number[] {
    const { threads } = this.compiled;
    return actions.map((action) => {
      const lane = threads.indexOf(action.thread);
      const choice = this.compiled.actionsOf(action.thread, action.from).indexOf(action);
      return threads.length + lane + 2 * threads.length * choice;
    });
  }

  #along<T>(wanted: readonly T[], take: (locals: Int32Array, one: T) => Taken | undefined): Walk {
    let locals: Int32Array = Int32Array.from(this.compiled.initial);
    const actions: Action[] = [];
    const states = [locals];
    for (let k = 0; ; k++) {
      const broken = this.#rules.broken(locals);
      if (broken) return { actions, states, broken };
      if (k >= wanted.length || this.#rules.corrupt(locals)) return { actions, states };
      const taken = take(locals, wanted[k]!);
      if (!taken) continue;
      locals = taken.after;
      actions.push(taken.action);
      states.push(locals);
    }
  }

  #take(locals: Int32Array, number: number, last: number): (Taken & { lane: number }) | undefined {
    const { compiled } = this;
    const { threads } = compiled;
    const drawn = number % (2 * threads.length);
    const first = drawn < threads.length ? last : drawn - threads.length;
    const choice = Math.floor(number / (2 * threads.length));
    for (let t = 0; t < threads.length; t++) {
      const lane = (first + t) % threads.length;
      const thread = threads[lane]!;
      const offered = compiled.actionsOf(thread, locals[thread]!);
      for (let k = 0; k < offered.length; k++) {
        const action = offered[(choice + k) % offered.length]!;
        const outcome = tryStep(compiled, action, locals);
        if ('after' in outcome) return { action, after: outcome.after, lane };
      }
    }
    return undefined;
  }
}

function samePicks(a: Action['picks'], b: Action['picks']): boolean {
  return Object.entries(a).every(([index, value]) => b[index] === value);
}
