import type { SystemVerdict, Unmet } from '../schemas/verdict.ts';

/** The steps that no search fired although its system has the machine. */
export function neverFiredAnywhere(verdicts: readonly SystemVerdict[]): Unmet[] {
  const key = ({ machine, name }: Unmet): string => `${machine}|${name}`;
  const missed = new Map(
    verdicts.flatMap(({ neverFired }) => neverFired.map((unmet) => [key(unmet), unmet])),
  );
  for (const { machines, neverFired } of verdicts) {
    const here = new Set(neverFired.map(key));
    for (const [name, { machine }] of missed) {
      if (machines.includes(machine) && !here.has(name)) missed.delete(name);
    }
  }
  return [...missed.values()];
}
