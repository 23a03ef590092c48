import type { Rule } from '../model/rule.ts';

/** A rule that a run breaks where it ends. */
export interface BrokenHere {
  readonly rule: Rule;
  readonly because?: string;
}
