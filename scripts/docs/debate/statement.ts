import type { Setting } from '../../../src/model/composer.ts';

/** How a rule stands; where what it is about is not there at all it is not applicable. */
type Stands = 'holds' | 'broken' | 'not applicable';

/** A cell of the matrix of owners. */
interface CellOf {
  readonly design: string;
  readonly rule: string;
  readonly stands: Stands;
}

/** A rule of a system in which somebody does not keep a duty, or in which everybody does. */
interface DutyOf {
  readonly system: string;
  readonly sizes: Setting;
  readonly dropped: readonly string[];
  readonly rule: string;
  readonly stands: Stands;
}

/** What bears an answer: the document is not written where the search finds it otherwise. */
export type Evidence = CellOf | DutyOf;

/** A statement of the mail thread, in our words. */
export interface Statement {
  readonly who: string;
  readonly date: string;
  readonly says: string;
  /** Under which conditions it is right. */
  readonly answer: string;
  readonly evidence: readonly Evidence[];
}

/** A design under which a rule holds. */
export const holds = (design: string, rule: string): Evidence => ({
  design,
  rule,
  stands: 'holds',
});

/** A design that breaks a rule. */
export const breaks = (design: string, rule: string): Evidence => ({
  design,
  rule,
  stands: 'broken',
});

/** A design that lacks what a rule is about. */
export const lacks = (design: string, rule: string): Evidence => ({
  design,
  rule,
  stands: 'not applicable',
});
