import type { ProgressAnswers, Standing } from '../../../src/schemas/verdict.ts';
import type { Subject } from '../../../src/checker/verify-system.ts';

/** How one rule came out, as far as two explorers must agree on it. */
export interface RuleCensus {
  readonly rule: string;
  readonly standing: Standing;
  /** Steps of the shortest run that breaks or covers it; none for a lasso, which is not claimed minimal. */
  readonly length?: number;
  readonly answers?: Omit<ProgressAnswers, 'scope'>;
}

/** What a search of all reachable states found, as plain data. */
export interface Census {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** Whether the search ended before its limit of states. */
  readonly complete: boolean;
  readonly rules: readonly RuleCensus[];
}

/** A search of all reachable states of a system. Implementations differ in speed only. */
export interface Explorer {
  readonly name: string;
  /** @throws ModelError for a mistake in the model */
  readonly census: (subject: Subject, statesMax: number) => Promise<Census>;
}
