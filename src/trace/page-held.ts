/** A page that is in use, as blame tells of it. */
export interface PageHeld {
  readonly page: string;
  /** Line of its initialisation; absent when it was in use before the log began. */
  readonly since?: number;
  /** Who initialised it. */
  readonly by?: string;
  /** What they were doing: the innermost call or the last event of theirs before. */
  readonly in?: string;
}

/** Who keeps a pagemap from going away, at one line of a log. */
export interface Blame {
  readonly line: number;
  readonly pagemap: string;
  /** The unregister that waits at this line, if one does. */
  readonly waiting?: { readonly by: string; readonly since: number; readonly asleep?: number };
  readonly held: readonly PageHeld[];
  /** Pages that were freed since the wait began. */
  readonly freed: number;
  /** What would release pages like these, the likely first. */
  readonly released: readonly string[];
  readonly text: string;
}
