/** The pairs of so many devices, in the order of the interconnects between them. */
export function pairsOf(devices: number): (readonly [number, number])[] {
  const all = Array.from({ length: devices }, (_, device) => device);
  return all.flatMap((a) => all.slice(a + 1).map((b) => [a, b] as const));
}

/** The place of the interconnect between two different devices. */
export function pairOf(devices: number, a: number, b: number): number {
  return pairsOf(devices).findIndex(([x, y]) => x === Math.min(a, b) && y === Math.max(a, b));
}
