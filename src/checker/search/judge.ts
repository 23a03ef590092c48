import type { AnyStateMachine } from 'xstate';
import { ModelError } from '../../model/error.ts';
import type { CoverRule, InvariantRule, Rule, ViolationRule } from '../../model/rule.ts';
import { nodesOf, pathOf } from '../../model/machine/state-nodes.ts';
import type { Compiled } from '../tables/compile.ts';
import type { Finding } from './exploration.ts';
import { inState } from '../../model/machine/in-state.ts';
import { becauseOf } from '../tables/ask-rule.ts';
import { watchesOf, type Watch } from './watch.ts';

interface Watched {
  readonly rule: InvariantRule | CoverRule;
  readonly watch: Watch;
}

/** Judges new states by the safety and cover rules of a system; each rule is found once. */
export class Judge {
  readonly findings: Finding[] = [];
  readonly #compiled: Compiled;
  readonly #violations: readonly ViolationRule[];
  /** For each instance, the watches that read it and are still to be decided. */
  readonly #byInstance: Watched[][];
  readonly #open = new Set<Rule>();

  /** @throws ModelError when a violation state is claimed by no rule */
  constructor(compiled: Compiled, rules: readonly Rule[]) {
    this.#compiled = compiled;
    this.#violations = rules.filter((rule) => rule.kind === 'violation');
    this.#byInstance = compiled.instances.map(() => []);
    for (const rule of rules) {
      if (rule.kind === 'violation') this.#open.add(rule);
      if (rule.kind !== 'invariant' && rule.kind !== 'cover') continue;
      this.#open.add(rule);
      const predicate =
        rule.kind === 'invariant'
          ? { holds: rule.holds, asymmetric: rule.asymmetric === true }
          : { holds: rule.reached };
      for (const watch of watchesOf(compiled, rule.over, { rule, ...predicate })) {
        // What reads no instance, all of none, is as true at the start as ever.
        const read = watch.instances.length > 0 ? watch.instances : [0];
        for (const i of read) this.#byInstance[i]!.push({ rule, watch });
      }
    }
    claimEveryViolation(compiled);
  }

  /** Whether some safety rule is broken. */
  get broken(): boolean {
    return this.findings.some(({ rule }) => rule.kind !== 'cover');
  }

  /**
   * Judges a new state.
   *
   * @param changed the instances whose local state differs from the parent's; all for the initial state
   * @returns false when the state must not be expanded because memory is corrupt in it
   */
  judge(state: number, locals: Int32Array, changed: Int32Array, count: number): boolean {
    let expand = true;
    for (let k = 0; k < count; k++) {
      const i = changed[k]!;
      if (this.#compiled.spaces[i]!.violates[locals[i]!])
        expand = this.#violated(state, i, locals) && expand;
      for (const { rule, watch } of this.#byInstance[i]!) {
        if (watch.holds(locals) !== (rule.kind === 'cover')) continue;
        const because = rule.kind === 'invariant' ? becauseOf(rule, watch.view(locals)) : undefined;
        this.#find(rule, state, because);
      }
    }
    return expand;
  }

  #violated(state: number, instance: number, locals: Int32Array): boolean {
    const { def, name } = this.#compiled.instances[instance]!;
    const { value } = this.#compiled.spaces[instance]!.glimpses[locals[instance]!]!;
    const claims = ({ of, states }: ViolationRule): boolean =>
      of === def.id && states.some((path) => inState(value, path));
    for (const rule of this.#violations) {
      if (claims(rule)) this.#find(rule, state, `${name}: ${inWords(def.machine, value)}`);
    }
    return !this.#compiled.system.rules.some(
      (rule) => rule.kind === 'violation' && rule.memorySafety && claims(rule),
    );
  }

  #find(rule: Rule, state: number, because: string | undefined): void {
    if (!this.#open.delete(rule)) return;
    this.findings.push({ rule, state, ...(because !== undefined && { because }) });
    for (const [i, watched] of this.#byInstance.entries()) {
      if (watched.some((one) => one.rule === rule))
        this.#byInstance[i] = watched.filter((one) => one.rule !== rule);
    }
  }
}

/** What the violation states of a value are described as, or their names. */
function inWords(machine: AnyStateMachine, value: unknown): string {
  const there = [...nodesOf(machine.root)].filter(
    (node) => node.tags.includes('violation') && inState(value, pathOf(node)),
  );
  return there.map((node) => node.description ?? pathOf(node)).join('; ');
}

function claimEveryViolation({ system, instances }: Compiled): void {
  const rules = system.rules.filter((rule) => rule.kind === 'violation');
  const seen = new Set<string>();
  for (const { def } of instances) {
    if (seen.has(def.id)) continue;
    seen.add(def.id);
    for (const node of nodesOf(def.machine.root)) {
      if (!node.tags.includes('violation')) continue;
      if (!rules.some(({ of, states }) => of === def.id && states.includes(pathOf(node)))) {
        throw new ModelError(
          `system ${system.id}, ${def.kind} ${def.id}, state ${pathOf(node)}`,
          'is a violation that no rule of the system claims',
          'name it in a violation() rule and list the rule in the system',
        );
      }
    }
  }
}
