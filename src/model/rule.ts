import type { AnyObjectDef } from './object-def.ts';
import type { Setting } from './composer.ts';
import { isScope, type Scope } from './scope.ts';
import { refuseUnknownParts, refuseUnknownWord } from './known-parts.ts';
import { ModelError } from './error.ts';
import type { AnyThreadDef } from './thread-def.ts';

export { all, each, one, type Scope } from './scope.ts';

/**
 * What a rule sees of one instance: where it is, its name and its place in its family. A name that nothing in
 * the system has is an error, wherever it is asked for.
 */
export interface Seen<C = Record<string, unknown>> {
  readonly name: string;
  readonly at: Readonly<Record<string, number>>;
  readonly context: C;
  /** Whether the instance is in the state of this dotted path, which its machine must have. */
  is(path: string): boolean;
  /** Whether it is in a state with this tag, which some machine of the system must have. */
  has(tag: string): boolean;
  /** Name and state, for what a rule says of itself: `page0 is pinned`. */
  toString(): string;
}

type ContextOf<D> = D extends { says?: infer S }
  ? NonNullable<S> extends { context: infer C }
    ? C
    : never
  : never;

type View<O> = {
  readonly [K in keyof O]: O[K] extends { def?: infer D; how: 'all' }
    ? readonly Seen<ContextOf<NonNullable<D>>>[]
    : O[K] extends { def?: infer D }
      ? Seen<ContextOf<NonNullable<D>>>
      : never;
};

/** What a predicate of a rule reads, by the names of its scopes. */
export type AnyView = Readonly<Record<string, Seen | readonly Seen[]>>;

interface RuleBase {
  readonly id: string;
  /** The sentence in the report. */
  readonly sentence: string;
  /** Where the kernel demands it, or which entry of the facts sheet does. */
  readonly source: string;
  /**
   * The smallest sizes at which it says something, and what has to be chosen for it, e.g.
   * `{ processes: 2, unplug: 'no' }`: at another setting it is not applicable.
   */
  readonly needs?: Setting;
  /**
   * Tags, places and fields of contexts that its function asks for and that a system may have nowhere: the
   * answer is then no, or `undefined`. Any other name that nothing in the system has is an error.
   */
  readonly mayLack?: readonly string[];
}

/** Safety: no instance of the machine is ever in one of these violation states. */
export interface ViolationRule extends RuleBase {
  readonly kind: 'violation';
  readonly of: string;
  /** Dotted paths of states tagged `violation`. */
  readonly states: readonly string[];
  /** By path of a state: what a run that enters it is told to break. The rule's own sentence where absent. */
  readonly sentences?: Readonly<Record<string, string>>;
  /** Whether what follows such a state is undefined (memory is corrupt), so that it is not expanded. */
  readonly memorySafety: boolean;
}

/** Safety: a predicate over instances that is true in every reachable state. */
export interface InvariantRule extends RuleBase {
  readonly kind: 'invariant';
  readonly over: Readonly<Record<string, Scope>>;
  readonly holds: (view: AnyView) => boolean;
  /** The predicate may single out members of a family by their place. */
  readonly asymmetric?: boolean;
  /** Says the values that falsify it. */
  readonly because?: (view: AnyView) => string;
}

/** Progress: from a state where it is pending, it ends (three answers, docs/architecture.md A6). */
export interface ProgressRule extends RuleBase {
  readonly kind: 'progress';
  readonly over: Readonly<Record<string, Scope>>;
  readonly pending: (view: AnyView) => boolean;
  /** Which of the three answers the rule demands. */
  readonly demands: (typeof DEMANDS)[number];
  /** Steps (by name) that are taken as strongly fair in this rule's scope. */
  readonly stronglyFair?: readonly string[];
  /** Whether helper threads take part. Default: they do. */
  readonly withoutHelpers?: boolean;
}

/** Cover: a situation that must be reachable, or the model has lost it. */
export interface CoverRule extends RuleBase {
  readonly kind: 'cover';
  readonly over: Readonly<Record<string, Scope>>;
  readonly reached: (view: AnyView) => boolean;
}

/** Locks are never taken in an order that closes a cycle. */
export interface LockOrderRule extends RuleBase {
  readonly kind: 'lock order';
}

/** Nothing that may sleep runs under a lock that spins. */
export interface AtomicContextRule extends RuleBase {
  readonly kind: 'atomic context';
}

/** No thread that is not at rest is stuck for good. */
export interface DeadlockRule extends RuleBase {
  readonly kind: 'deadlock';
}

/** What is judged: one sentence that holds or not. */
export type Rule =
  | ViolationRule
  | InvariantRule
  | ProgressRule
  | CoverRule
  | LockOrderRule
  | AtomicContextRule
  | DeadlockRule;

const OF_EVERY_RULE = ['kind', 'id', 'sentence', 'source', 'needs', 'mayLack'];

const DEMANDS = ['always finishes', 'can finish without users', 'can finish'] as const;

/** @throws ModelError for a part that nothing reads, or a scope or a function that judges which is missing */
function checkRule(rule: RuleBase, more: readonly string[], judges?: string): void {
  const where = `rule ${rule.id}`;
  refuseUnknownParts(where, rule, [...OF_EVERY_RULE, ...more]);
  if (judges === undefined) return;
  checkScopes(where, (rule as { over?: unknown }).over);
  if (typeof (rule as unknown as Readonly<Record<string, unknown>>)[judges] !== 'function')
    throw new ModelError(
      `${where}, ${judges}`,
      'is no function, and nothing would judge',
      `say it as a function of what the rule is over: ${judges}: ({ page }) => …`,
    );
}

/** @throws ModelError for what is no scope, or when there is none and nothing would be read */
function checkScopes(where: string, over: unknown): void {
  const scopes = typeof over === 'object' && over !== null ? Object.entries(over) : [];
  for (const [name, scope] of scopes) {
    if (isScope(scope)) continue;
    throw new ModelError(
      `${where}, over ${name}`,
      'is no scope, and nothing would be read',
      `say which instances: ${name}: each(page), one(page) or all(page)`,
    );
  }
  if (scopes.length === 0)
    throw new ModelError(
      `${where}, over`,
      'names nothing that it reads',
      'say which instances: over: { page: each(page) }',
    );
}

/**
 * Declares that instances of `of` never enter these violation states.
 *
 * @param rule its `states` are a list of dotted paths, or for each path the sentence that a run which
 *   enters it is told to break: several faults of one rule are told apart
 */
export function violation<D extends AnyObjectDef | AnyThreadDef>(
  rule: RuleBase & {
    of: D;
    states: readonly string[] | Readonly<Record<string, string>>;
    memorySafety?: boolean;
  },
): ViolationRule {
  checkRule(rule, ['of', 'states', 'sentences', 'memorySafety']);
  const { states, memorySafety = true, ...rest } = rule;
  if (Object.keys(states).length === 0)
    throw new ModelError(
      `rule ${rule.id}, states`,
      'names no state, and nothing could break it',
      "name the violation states: states: ['usedAfterFree']",
    );
  return {
    ...rest,
    kind: 'violation',
    of: rule.of.id,
    memorySafety,
    ...(isList(states) ? { states } : { states: Object.keys(states), sentences: states }),
  };
}

function isList(states: readonly string[] | object): states is readonly string[] {
  return Array.isArray(states);
}

/** Declares a predicate that always holds. */
export function invariant<const O extends Readonly<Record<string, Scope>>>(
  rule: RuleBase & {
    over: O;
    holds: (view: View<O>) => boolean;
    asymmetric?: boolean;
    because?: (view: View<O>) => string;
  },
): InvariantRule {
  checkRule(rule, ['over', 'holds', 'asymmetric', 'because'], 'holds');
  return { ...(rule as unknown as InvariantRule), kind: 'invariant' };
}

/** Declares that something pending ends. */
export function progress<const O extends Readonly<Record<string, Scope>>>(
  rule: RuleBase & {
    over: O;
    pending: (view: View<O>) => boolean;
    demands: ProgressRule['demands'];
    stronglyFair?: readonly string[];
    withoutHelpers?: boolean;
  },
): ProgressRule {
  checkRule(rule, ['over', 'pending', 'demands', 'stronglyFair', 'withoutHelpers'], 'pending');
  refuseUnknownWord(`rule ${rule.id}, demands`, rule.demands, DEMANDS);
  return { ...(rule as unknown as ProgressRule), kind: 'progress' };
}

/** Declares a situation that must be reachable. */
export function cover<const O extends Readonly<Record<string, Scope>>>(
  rule: RuleBase & {
    over: O;
    reached: (view: View<O>) => boolean;
  },
): CoverRule {
  checkRule(rule, ['over', 'reached'], 'reached');
  return { ...(rule as unknown as CoverRule), kind: 'cover' };
}

/** Declares that lock order has no cycle. */
export function lockOrder(rule: RuleBase): LockOrderRule {
  checkRule(rule, []);
  return { ...rule, kind: 'lock order' };
}

/** Declares that nothing sleeps in atomic context. */
export function atomicContext(rule: RuleBase): AtomicContextRule {
  checkRule(rule, []);
  return { ...rule, kind: 'atomic context' };
}

/** Declares that no thread is stuck for good. */
export function deadlock(rule: RuleBase): DeadlockRule {
  checkRule(rule, []);
  return { ...rule, kind: 'deadlock' };
}
