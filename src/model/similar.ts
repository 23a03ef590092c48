/** At most so many names are offered. */
const OFFERED = 3;

/**
 * The names that a mistyped one may have meant, likeliest first: those that contain it or that it
 * contains, then those a few letters away.
 */
export function similar(typed: string, names: readonly string[]): string[] {
  const least = Math.max(2, Math.floor(typed.length / 3));
  return names
    .map((name) => ({ name, distance: distanceOf(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= least)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, OFFERED)
    .map(({ name }) => name);
}

/** So few names are all listed. */
const LISTED_MOST = 12;

/** Which name a mistyped one may have meant, as the fix of a message. */
export function nearest(typed: string, names: readonly string[]): string {
  const alike = similar(typed, names);
  if (alike.length > 0) return `did you mean ${alike.join(' or ')}?`;
  if (names.length === 0) return 'there is none';
  const listed = names.slice(0, LISTED_MOST).join(', ');
  return `there is: ${listed}${names.length > LISTED_MOST ? ', …' : ''}`;
}

function distanceOf(typed: string, name: string): number {
  const contained = typed.length >= 3 && (name.includes(typed) || typed.includes(name));
  return contained ? 0 : edits(typed, name);
}

/** How many letters to put in, take out or exchange (V. Levenshtein, 1965). */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= to.length; j++) {
      const exchanged = row[j - 1]! + (letter === to[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
