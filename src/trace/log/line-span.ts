/** Where the first and the last of some lines are; there can be as many as a device has pages. */
export function lineSpan(lines: readonly number[]): string {
  let first = Infinity;
  let last = 0;
  for (const line of lines) {
    first = Math.min(first, line);
    last = Math.max(last, line);
  }
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
