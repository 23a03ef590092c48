import { sleepText, sleepUnder } from '../checker/locks/atomic-context.ts';
import { cycleIn, lockCycleText, noteOrder, type LocksTaken } from '../checker/locks/lock-order.ts';
import { heldAfter } from '../checker/locks/locks.ts';
import type { Action } from '../checker/tables/action.ts';
import type { Compiled } from '../checker/tables/compile.ts';
import type { AtomicContextRule, LockOrderRule, Rule } from '../model/rule.ts';
import type { BrokenHere } from './broken-here.ts';
import type { Execution } from './execution.ts';

/** Judges the steps of a run by what locks their threads hold. */
export class LocksAlong {
  readonly #compiled: Compiled;
  readonly #order: LockOrderRule | undefined;
  readonly #atomic: AtomicContextRule | undefined;
  /** Of each thread that holds some, the locks that it holds. */
  readonly #held = new Map<number, readonly number[]>();
  #taken: LocksTaken = new Map();
  /** By id of an action: whether it takes, releases, or may sleep. */
  readonly #matters: (boolean | undefined)[] = [];

  /** @returns undefined where no rule asks about locks */
  static of(compiled: Compiled, rules: readonly Rule[]): LocksAlong | undefined {
    const asks = rules.some(({ kind }) => kind === 'lock order' || kind === 'atomic context');
    return asks ? new LocksAlong(compiled, rules) : undefined;
  }

  private constructor(compiled: Compiled, rules: readonly Rule[]) {
    this.#compiled = compiled;
    this.#order = rules.find((rule) => rule.kind === 'lock order');
    this.#atomic = rules.find((rule) => rule.kind === 'atomic context');
  }

  /** A run begins. */
  begin(): void {
    this.#held.clear();
    this.#taken = new Map();
  }

  /** The rule that the last step breaks. */
  broken({ taken, length }: Execution): BrokenHere | undefined {
    if (length === 0) return undefined;
    const compiled = this.#compiled;
    const action = compiled.actions[taken[length - 1]!]!;
    if (!(this.#matters[action.id] ??= mattersOf(compiled, action))) return undefined;
    const held = this.#held.get(action.thread) ?? [];
    if (held.length > 0) {
      const asleep = this.#atomic && sleepUnder(compiled, action, held);
      if (asleep) return { rule: this.#atomic!, because: sleepText(compiled, asleep) };
      if (this.#order && noteOrder(this.#taken, compiled, action, held)) {
        const cycle = cycleIn(this.#taken);
        if (cycle) return { rule: this.#order, because: lockCycleText(compiled, cycle) };
      }
    }
    this.#held.set(action.thread, heldAfter(compiled, action, held));
    return undefined;
  }
}

function mattersOf({ instances }: Compiled, { offer, uses }: Action): boolean {
  return (
    offer.meta.sleeps === true ||
    uses.some(({ instance, event }) => {
      const { def } = instances[instance]!;
      return event !== undefined && def.kind === 'object' && def.lock !== undefined;
    })
  );
}
