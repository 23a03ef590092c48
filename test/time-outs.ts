/**
 * How long a test may take in milliseconds, by what it does. They end what hangs on the busiest machine and
 * say nothing of how fast something is.
 */

/** Functions called and small searches; a few calls of the command line. */
export const TEST_MS = 120_000;
/** What comes before and after: a browser is started, a search is saved, folders are removed. */
export const HOOK_MS = 120_000;
/** A page of many calls, thousands of mutants or of drawn charts, whatever packs and installs. */
export const LONG_MS = 600_000;
