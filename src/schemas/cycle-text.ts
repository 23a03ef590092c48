/** Threads of which each waits for the next and the last for the first, in words. */
export function cycleText(cycle: readonly string[]): string {
  return cycle.length === 1
    ? `${cycle[0]!} waits for itself`
    : `${cycle.slice(0, -1).join(', ')} and ${cycle.at(-1)!} wait for each other`;
}
