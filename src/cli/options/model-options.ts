/** The options that say what is chosen: `name=alternative`, and of the choice `design` the alternative. */
export interface ChoiceOptions {
  readonly choose: readonly string[];
  readonly design?: string;
}

/** The options that say how large a system is. */
export interface SizeOptions extends ChoiceOptions {
  readonly pages?: number;
  readonly processes?: number;
  readonly size: readonly string[];
}

/** Which model of a system is meant, and which of its rules. */
export interface ModelOptions extends SizeOptions {
  readonly kernel: string;
  readonly revert: readonly string[];
  readonly drop: readonly string[];
  readonly only: readonly string[];
}
