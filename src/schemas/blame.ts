import type { MemoryUser } from './memory-user.ts';

/** A page that is in use, as blame tells of it. */
export interface PageHeld {
  readonly page: string;
  /** Line of its initialisation; absent when it was in use before the log began. */
  readonly since?: number;
  /** Who initialised it. */
  readonly by?: string;
  /** What they were doing: their innermost call, or the last thing that they did before. */
  readonly in?: string;
  /** What would release it, the likely first. */
  readonly released: readonly string[];
}

/** Who keeps a pagemap from going away, at one line of a log. */
export interface Blame {
  readonly line: number;
  /** Why it is told: somebody asked for this line, the unregister goes to sleep, or the log ends. */
  readonly why: 'asked' | 'asleep' | 'end';
  readonly pagemap: string;
  /** The unregister that waits at this line, or the file system, if one does. */
  readonly waiting?: {
    /** The function that waits. */
    readonly in: string;
    readonly by: string;
    readonly since: number;
    readonly asleep?: number;
    /** The page that a file system waits for. */
    readonly page?: string;
  };
  readonly held: readonly PageHeld[];
  /** Pages that were freed since the wait began. */
  readonly freed: number;
  /** Who maps and pins memory of types whose pages are not told one by one. */
  readonly users: readonly MemoryUser[];
  /** What ends what they have. */
  readonly usersRelease?: string;
  /** Pages may be in use that the log does not show: it was registered before the log began. */
  readonly mayBeMore?: true;
}
