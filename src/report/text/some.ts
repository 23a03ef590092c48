/** Texts that are shown of many alike; more of them do not say more. */
const SHOWN = 3;

/**
 * The first few different texts, and how many more there are.
 *
 * @param unlisted how many there are beside these
 */
export function some(texts: readonly string[], unlisted = 0): string[] {
  const all = [...new Set(texts)];
  const more = all.length - SHOWN + unlisted;
  return more <= 0 ? all : [...all.slice(0, SHOWN), `${more} more`];
}
