import type { Change } from './change.ts';

/** What goes wrong when an edit is reverted. */
export type BugClass =
  | 'use after free'
  | 'blocks forever'
  | 'deadlock'
  | 'livelock'
  | 'double put'
  | 'data loss'
  | 'allocation after kill'
  | 'early completion'
  | 'wrong assertion';

/** How sure the history is of an entry: the commit was read, or only listed and reconstructed. */
export type Evidence = 'read' | 'reconstructed' | 'candidate';

/** What must come out when the edit is applied, and under which duties. */
export interface Expectation {
  /** Rule that must break. */
  readonly rule: string;
  readonly class: BugClass;
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
  readonly sizes: Readonly<Record<string, number>>;
  /** The known interleaving: `thread: step` in order, a subsequence of the run. */
  readonly interleaving: readonly string[];
  /** Other rules that break as well, by id, each with the reason. */
  readonly also?: Readonly<Record<string, string>>;
}

/** An upstream fix that can be taken back, or a candidate variant that can be put in (DESIGN 2.7). */
export interface Edit {
  /** Commit, or the name of the candidate. */
  readonly id: string;
  readonly title: string;
  /** Entry of the facts sheet, e.g. `D7`. */
  readonly facts: string;
  readonly evidence: Evidence;
  /** First mainline release with the fix; candidates have none. */
  readonly since?: string;
  /** A revert takes a fix back; a variant puts something in that the newest kernel allows. */
  readonly kind: 'revert' | 'variant';
  /** What happens without the fix, in two or three sentences. */
  readonly story: string;
  readonly changes: readonly Change[];
  readonly expect: Expectation;
  /** What must come out in other systems that it is judged in as well. */
  readonly elsewhere?: readonly Expectation[];
}

/** An entry as one entry for each system that it is judged in. */
export function everywhere(def: Edit): Edit[] {
  return [def.expect, ...(def.elsewhere ?? [])].map((expect) => ({ ...def, expect }));
}

/** Declares an edit. */
export function edit(def: Edit): Edit {
  return def;
}
