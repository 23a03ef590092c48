import type { Compiled } from '../checker/tables/compile.ts';
import { inState } from '../checker/tables/member.ts';
import { watchesOf, type Watch } from '../checker/search/watch.ts';
import type { InvariantRule, Rule, ViolationRule } from '../model/rule.ts';

/** A safety rule that a state breaks. */
export interface BrokenHere {
  readonly rule: Rule;
  readonly because?: string;
}

/** Judges the states of a run by the safety rules of a system. */
export class RulesAlong {
  readonly #compiled: Compiled;
  readonly #violations: readonly ViolationRule[];
  readonly #memorySafety: readonly ViolationRule[];
  readonly #watched: readonly { readonly rule: InvariantRule; readonly watch: Watch }[];

  /** @param only ids of the rules that count; all safety rules without */
  constructor(compiled: Compiled, only?: readonly string[]) {
    const { rules } = compiled.system;
    const asked = rules.filter(({ id }) => only === undefined || only.includes(id));
    this.#compiled = compiled;
    this.#violations = asked.filter((rule) => rule.kind === 'violation');
    this.#memorySafety = rules.filter(
      (rule): rule is ViolationRule => rule.kind === 'violation' && rule.memorySafety,
    );
    this.#watched = asked
      .filter((rule) => rule.kind === 'invariant')
      .flatMap((rule) =>
        watchesOf(compiled, rule.over, {
          rule: rule.id,
          holds: rule.holds,
          asymmetric: rule.asymmetric === true,
        }).map((watch) => ({ rule, watch })),
      );
  }

  /** The first rule, in the order of the system, that the state breaks. */
  broken(locals: Int32Array): BrokenHere | undefined {
    for (const rule of this.#violations) {
      const at = this.#violatedBy(rule, locals);
      if (at !== undefined) return { rule, because: at };
    }
    for (const { rule, watch } of this.#watched) {
      if (watch.holds(locals)) continue;
      const because = rule.because?.(watch.view(locals));
      return { rule, ...(because !== undefined && { because }) };
    }
    return undefined;
  }

  /** Whether memory is corrupt, so that nothing that follows means anything. */
  corrupt(locals: Int32Array): boolean {
    return this.#memorySafety.some((rule) => this.#violatedBy(rule, locals) !== undefined);
  }

  #violatedBy({ of, states }: ViolationRule, locals: Int32Array): string | undefined {
    const { instances, spaces } = this.#compiled;
    for (let i = 0; i < locals.length; i++) {
      if (!spaces[i]!.violates[locals[i]!] || instances[i]!.def.id !== of) continue;
      const { value } = spaces[i]!.glimpses[locals[i]!]!;
      const state = states.find((path) => inState(value, path));
      if (state !== undefined) return `${instances[i]!.name}: ${state}`;
    }
    return undefined;
  }
}
