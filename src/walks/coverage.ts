/** How many of how many there are; `of` is absent where nobody counted them. */
export interface Share {
  readonly seen: number;
  readonly of?: number;
  /** Counting stopped there: there are more. */
  readonly atLeast?: true;
}

/** What a campaign came by, as plain data. */
export interface Coverage {
  /** States of the statecharts; violations are meant not to be entered and do not count. */
  readonly chartStates: Share;
  /** Steps of the statecharts of the threads. */
  readonly steps: Share;
  /** Local states, that is with their context, of all machines. */
  readonly localStates: Share;
  /** States of the whole system, told apart by a hash of 64 bits. */
  readonly globalStates: Share;
}

/** What an exhaustive search counted, to measure a campaign of the same system by. */
export interface Known {
  readonly localStates: number;
  readonly globalStates: number;
}
