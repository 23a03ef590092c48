import { describe, expect, it } from 'vitest';
import pgmap from '../../examples/pgmap.ts';
import { systems } from '../../src/systems/index.ts';
import { campaign, subjectOf, walkReport } from '../../src/walks/index.ts';

/** At the largest sizes, mostly beyond exhaustive search. */
const largest = [pgmap, ...systems].map((system) => {
  const sizes = Object.fromEntries(
    Object.entries(system.sizes).map(([name, { max }]) => [name, max]),
  );
  return { name: system.id, subject: subjectOf(system, { sizes }) };
});

describe('with every fix and every duty', () => {
  it.each(largest)('random runs of $name break no rule', ({ subject }) => {
    const found = campaign(subject, { runs: 60, lengthMax: 300, seed: 1 });
    expect(found.failure, walkReport(found)).toBeUndefined();
    expect(found.coverage.globalStates.seen).toBeGreaterThan(1);
    process.stdout.write(walkReport(found).replace(/^/gm, '  '));
  });
});
