import { findDeadlock } from '../checker/liveness/deadlock.ts';
import { judgeProgress } from '../checker/liveness/progress.ts';
import { notApplicable } from '../checker/not-applicable.ts';
import type { Exploration } from '../checker/search/exploration.ts';
import { exploreFrom } from '../checker/search/explore-from.ts';
import { watchesOf, type Watch } from '../checker/search/watch.ts';
import type { Action } from '../checker/tables/action.ts';
import type { Compiled } from '../checker/tables/compile.ts';
import type { DeadlockRule, ProgressRule } from '../model/rule.ts';

/** A rule that no single state breaks, but that no way to go on from a state keeps. */
export type OutcomeRule = ProgressRule | DeadlockRule;

/** States of a search that confirms what a run suspects. */
const CONFIRMED_WITHIN = 10_000;

/** How a rule is broken from a state on. */
interface BrokenAhead {
  readonly rule: OutcomeRule;
  /** Steps to the state from which it is: none when that is the state itself. */
  readonly ahead: readonly Action[];
}

/** Judges what can come of a state, by small searches from it. */
export class Outcomes {
  readonly rules: readonly OutcomeRule[];
  readonly #compiled: Compiled;
  readonly #watches: ReadonlyMap<OutcomeRule, readonly Watch[]>;
  readonly #known = new Map<string, boolean>();
  /** States that were looked at so far. */
  looked = 0;

  /** @param only ids of the rules that count; all rules of progress and deadlock without */
  constructor(compiled: Compiled, only?: readonly string[]) {
    this.#compiled = compiled;
    this.rules = compiled.system.rules.filter(
      (rule): rule is OutcomeRule =>
        (rule.kind === 'progress' || rule.kind === 'deadlock') &&
        (only === undefined || only.includes(rule.id)) &&
        notApplicable(compiled, rule) === undefined,
    );
    this.#watches = new Map(
      this.rules.map((rule) => [
        rule,
        rule.kind === 'deadlock'
          ? []
          : watchesOf(compiled, rule.over, {
              rule,
              holds: rule.pending,
              asymmetric: true,
            }),
      ]),
    );
  }

  /** What says whether a rule of progress is pending; none for a deadlock. */
  watchesOf(rule: OutcomeRule): readonly Watch[] {
    return this.#watches.get(rule) ?? [];
  }

  /** A search around a state, as far as a rule needs it. */
  around(rule: OutcomeRule, from: Int32Array): Exploration {
    const watches = this.watchesOf(rule);
    const exploration = exploreFrom(this.#compiled, {
      from,
      statesMax: CONFIRMED_WITHIN,
      ...(rule.kind === 'progress' && {
        within: (locals: Int32Array) => watches.some((watch) => watch.holds(locals)),
      }),
    });
    this.looked += exploration.states;
    return exploration;
  }

  /** Whether a rule is broken from a state on, or from one near it; undefined when that is not known either. */
  judge(rule: OutcomeRule, from: Int32Array): BrokenAhead | undefined {
    const exploration = this.around(rule, from);
    if (rule.kind === 'deadlock') {
      const found = findDeadlock(exploration);
      return found && { rule, ahead: found.path.actions.slice(0, found.after) };
    }
    const { answers, lasso, stuck } = judgeProgress(exploration, rule);
    const demanded = {
      'always finishes': answers.alwaysFinishes,
      'can finish without users': answers.canFinishWithoutUsers,
      'can finish': answers.canFinish,
    }[rule.demands];
    if (demanded !== false) return undefined;
    if (lasso) return { rule, ahead: lasso.actions.slice(0, lasso.loop) };
    const { path, lostAfter = path.actions.length } = stuck!;
    return { rule, ahead: path.actions.slice(0, lostAfter) };
  }

  /** Whether a rule is broken from this very state on. */
  isBroken(rule: OutcomeRule, state: Int32Array): boolean {
    const watches = this.watchesOf(rule);
    if (rule.kind === 'progress' && watches.every((watch) => !watch.holds(state))) return false;
    const key = `${rule.id} ${String.fromCharCode(...state)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const is = this.judge(rule, state)?.ahead.length === 0;
    this.#known.set(key, is);
    return is;
  }
}
