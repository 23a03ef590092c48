/** Texts that are shown of many alike; more of them do not say more. */
const SHOWN = 3;

/** The first few different texts, and how many more there are. */
export function some(texts: readonly string[]): string[] {
  const all = [...new Set(texts)];
  return all.length <= SHOWN ? all : [...all.slice(0, SHOWN), `${all.length - SHOWN} more`];
}
