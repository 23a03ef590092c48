import { becauseOf } from '../checker/tables/ask-rule.ts';
import { watchesOf, type Watch } from '../checker/search/watch.ts';
import type { Compiled } from '../checker/tables/compile.ts';
import { inState } from '../model/machine/in-state.ts';
import type { InvariantRule, Rule, ViolationRule } from '../model/rule.ts';
import type { Execution } from './execution.ts';
import type { BrokenHere } from './broken-here.ts';
import { LocksAlong } from './locks-along.ts';

interface Watched {
  readonly rule: InvariantRule;
  readonly watch: Watch;
  /** Place of the rule in the system. */
  readonly order: number;
}

/** Judges the states of a run by the safety rules of a system, each state by what the step to it changed. */
export class RulesAlong {
  readonly #compiled: Compiled;
  readonly #violations: readonly ViolationRule[];
  readonly #memorySafety: readonly ViolationRule[];
  /** For each instance, the watches that read it. */
  readonly #byInstance: readonly (readonly Watched[])[];
  readonly #watches = new Map<Rule, readonly Watch[]>();
  readonly #locks: LocksAlong | undefined;

  /** @param only ids of the rules that count; all safety rules without */
  constructor(compiled: Compiled, only?: readonly string[]) {
    const { rules } = compiled.system;
    const asked = rules.filter(({ id }) => only === undefined || only.includes(id));
    this.#compiled = compiled;
    this.#violations = asked.filter((rule) => rule.kind === 'violation');
    this.#memorySafety = rules.filter(
      (rule): rule is ViolationRule => rule.kind === 'violation' && rule.memorySafety,
    );
    const byInstance: Watched[][] = compiled.instances.map(() => []);
    for (const rule of asked) {
      if (rule.kind !== 'invariant') continue;
      const order = rules.indexOf(rule);
      // That members are alike is for the search to hold: asking it for each tuple costs more than a walk.
      const watched = { rule, holds: rule.holds, asymmetric: true };
      const watches = watchesOf(compiled, rule.over, watched);
      this.#watches.set(rule, watches);
      for (const watch of watches) {
        // What reads no instance, all of none, is as true at the start as ever.
        const read = watch.instances.length > 0 ? watch.instances : [0];
        for (const i of read) byInstance[i]!.push({ rule, watch, order });
      }
    }
    this.#byInstance = byInstance;
    this.#locks = LocksAlong.of(compiled, asked);
  }

  /** A run begins. */
  begin(): void {
    this.#locks?.begin();
  }

  /** The first rule, in the order of the system, that the state breaks and the one before it did not. */
  broken(run: Execution): BrokenHere | undefined {
    const { locals, changed, changes } = run;
    const { spaces } = this.#compiled;
    let worst: Watched | undefined;
    let violates = false;
    for (let c = 0; c < changes; c++) {
      const instance = changed[c]!;
      violates ||= spaces[instance]!.violates[locals[instance]!]!;
      for (const one of this.#byInstance[instance]!) {
        if ((worst && one.order >= worst.order) || one.watch.holds(locals)) continue;
        worst = one;
      }
    }
    const violation = violates ? this.#violated(this.#violations, locals) : undefined;
    if (violation) return violation;
    if (!worst) return this.#locks?.broken(run);
    const because = becauseOf(worst.rule, worst.watch.view(locals));
    return { rule: worst.rule, ...(because !== undefined && { because }) };
  }

  /** Whether the last step corrupted memory, so that nothing that follows means anything. */
  corrupt({ locals, changed, changes }: Execution): boolean {
    const { spaces } = this.#compiled;
    for (let c = 0; c < changes; c++) {
      const instance = changed[c]!;
      if (spaces[instance]!.violates[locals[instance]!]!)
        return this.#violated(this.#memorySafety, locals) !== undefined;
    }
    return false;
  }

  /** Whether a state by itself breaks a rule; no rule of locks is broken by a state. */
  isBrokenIn(rule: Rule, locals: Int32Array): boolean {
    if (rule.kind === 'violation') return this.#violated([rule], locals) !== undefined;
    return (
      rule.kind === 'invariant' &&
      (this.#watches.get(rule) ?? []).some((watch) => !watch.holds(locals))
    );
  }

  /** Whether memory is corrupt in a state. */
  isCorruptIn(locals: Int32Array): boolean {
    return this.#violated(this.#memorySafety, locals) !== undefined;
  }

  #violated(rules: readonly ViolationRule[], locals: Int32Array): BrokenHere | undefined {
    const { instances, spaces } = this.#compiled;
    for (const rule of rules) {
      for (let i = 0; i < locals.length; i++) {
        if (!spaces[i]!.violates[locals[i]!] || instances[i]!.def.id !== rule.of) continue;
        const { value } = spaces[i]!.glimpses[locals[i]!]!;
        const state = rule.states.find((path) => inState(value, path));
        if (state !== undefined) return { rule, because: `${instances[i]!.name}: ${state}` };
      }
    }
    return undefined;
  }
}
