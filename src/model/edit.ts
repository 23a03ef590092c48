import type { Change } from './changes/change.ts';
import { markDeclared } from './changes/declaration-note.ts';
import type { Setting } from './composer.ts';
import { ModelError } from './error.ts';
import { refuseUnknownParts } from './known-parts.ts';

/** What goes wrong when an edit is reverted. */
type BugClass =
  | 'use after free'
  | 'blocks forever'
  | 'deadlock'
  | 'livelock'
  | 'double put'
  | 'data loss'
  | 'allocation after kill'
  | 'early completion'
  | 'wrong assertion'
  | 'unclassified';

/** How sure the history is of an entry: the commit was read, or only listed and reconstructed. */
type Evidence = 'read' | 'reconstructed' | 'candidate';

/** Where an edit is judged. */
interface JudgedIn {
  /** System it is judged in. */
  readonly system: string;
  /** Duties that are dropped when it is judged; every other duty is held. */
  readonly dropping?: readonly string[];
  /**
   * Other edits that are taken back before this one, in this order: later fixes that mask it, or that have
   * changed the text that it applies to. The controls are without them as well.
   */
  readonly with?: readonly string[];
  /** Smallest sizes that show it. */
  readonly sizes: Setting;
}

/** What must break when the edit is applied, and under which duties. */
export interface Breaks extends JudgedIn {
  /** Rule that must break. */
  readonly rule: string;
  readonly class: BugClass;
  /** The known interleaving: `thread: step` in order, a subsequence of the run. */
  readonly interleaving: readonly string[];
  /** Other rules that break as well, by id, each with the reason. */
  readonly also?: Readonly<Record<string, string>>;
}

/**
 * What must hold when the edit is applied: a proposed fix. Where it is judged with other edits or
 * without duties, one of these rules must break without it, or it mends nothing.
 */
export interface Holds extends JudgedIn {
  readonly holds: readonly string[] | 'every rule';
}

export type Expectation = Breaks | Holds;

/** An upstream fix that can be taken back, or a candidate variant that can be put in (docs/architecture.md A9). */
export interface Edit<E extends Expectation = Breaks> {
  /** Commit, or the name of the candidate. */
  readonly id: string;
  readonly title: string;
  /** Entry of the facts sheet, e.g. `D7`; empty for one that has none. */
  readonly facts: string;
  readonly evidence: Evidence;
  /** First mainline release with the fix; candidates have none. */
  readonly since?: string;
  /** A revert takes a fix back; a variant puts something in that the newest kernel allows. */
  readonly kind: 'revert' | 'variant';
  /** What happens without the fix, in two or three sentences. */
  readonly story: string;
  readonly changes: readonly Change[];
  readonly expect: E;
  /** What must come out in other systems that it is judged in as well. */
  readonly elsewhere?: readonly E[];
}

/** An edit, whatever is expected of it. */
export type AnyEdit = Edit<Expectation>;

/** An entry as one entry for each system that it is judged in. */
export function everywhere<E extends Expectation>(def: Edit<E>): Edit<E>[] {
  return [def.expect, ...(def.elsewhere ?? [])].map((expect) => ({ ...def, expect }));
}

/** Whether an edit must hold: it is a proposed fix. */
export function mustHold(def: AnyEdit): def is Edit<Holds> {
  return 'holds' in def.expect;
}

/** Something with an id: by itself, or by its definition. */
type Named = string | { readonly id: string };

interface JudgedInText {
  readonly system: Named;
  readonly dropping?: readonly Named[];
  readonly with?: readonly Named[];
  /** Those that are not named are the defaults of the system. */
  readonly sizes?: Setting;
}

interface BreaksText extends JudgedInText {
  readonly rule: Named;
  readonly class?: BugClass;
  readonly interleaving?: readonly string[];
  readonly also?: Readonly<Record<string, string>>;
}

interface HoldsText extends JudgedInText {
  readonly holds: readonly Named[] | 'every rule';
}

/** What an author writes of an edit: what is left out says that nothing is known. */
interface EditText<E> {
  readonly id: string;
  readonly title: string;
  readonly facts?: string;
  readonly evidence?: Evidence;
  readonly since?: string;
  readonly kind?: 'revert' | 'variant';
  readonly story?: string;
  readonly changes: readonly Change[];
  readonly expect: E;
  readonly elsewhere?: readonly E[];
}

const OF_EDIT = 'id title facts evidence since kind story changes expect elsewhere'.split(' ');

const OF_EXPECTATION = 'system dropping with sizes rule class interleaving also holds'.split(' ');

/**
 * Declares an edit: what changes, and what must come out. `expect.rule` must break, with `expect.holds`
 * nothing that it names may.
 *
 * @throws ModelError when it says neither or both
 */
export function edit(def: EditText<BreaksText>): Edit;
export function edit(def: EditText<HoldsText>): Edit<Holds>;
export function edit(def: EditText<BreaksText> | EditText<HoldsText>): AnyEdit {
  const { id, elsewhere } = def;
  refuseUnknownParts(`edit ${id}`, def, OF_EDIT);
  return {
    facts: '',
    evidence: 'candidate',
    kind: 'variant',
    story: '',
    ...def,
    expect: expectation(id, def.expect),
    ...(elsewhere && { elsewhere: elsewhere.map((expect) => expectation(id, expect)) }),
  } as AnyEdit;
}

function expectation(edit: string, text: BreaksText | HoldsText): Expectation {
  const expected = expectationOf(edit, text);
  markDeclared(expected);
  return expected;
}

function expectationOf(edit: string, text: BreaksText | HoldsText): Expectation {
  refuseUnknownParts(`edit ${edit}, expect`, text, OF_EXPECTATION);
  const { system, dropping, with: others, sizes = {}, ...rest } = text;
  if ('rule' in rest === 'holds' in rest) {
    throw new ModelError(
      `edit ${edit}, expect`,
      'rule' in rest ? 'says both rule and holds' : 'says neither rule nor holds',
      "rule: the rule that must break, or holds: 'every rule' for a fix",
    );
  }
  const judged = {
    system: named(system),
    sizes,
    ...(dropping && { dropping: dropping.map(named) }),
    ...(others && { with: others.map(named) }),
  };
  if ('holds' in rest)
    return { ...judged, holds: rest.holds === 'every rule' ? rest.holds : rest.holds.map(named) };
  return { class: 'unclassified', interleaving: [], ...rest, ...judged, rule: named(rest.rule) };
}

function named(one: Named): string {
  return typeof one === 'string' ? one : one.id;
}
