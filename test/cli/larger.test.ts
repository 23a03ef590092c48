import { describe, expect, it } from 'vitest';
import { planAll } from '../../src/cli/search/plan.ts';
import { published } from '../../src/cli/lookup/catalogue.ts';
import { outcome } from '../../src/report/verdict/outcome.ts';

const COMMON = { kernel: '7.3' } as const;
const larger = published.systems.flatMap(({ id, larger: settings }) =>
  settings.map((sizes) => ({ system: id, sizes })),
);

describe('what takes minutes', () => {
  it('is named by the default run, each setting once, and not searched', () => {
    const { jobs, leftOut = [] } = planAll(published, COMMON, { larger: false });
    expect(leftOut.length).toBe(larger.length);
    for (const { system, sizes } of larger)
      expect(jobs.filter((job) => job.system === system)).not.toContainEqual(
        expect.objectContaining({ sizes: expect.objectContaining(sizes) as unknown }),
      );
    const verdict = {
      schema: 'unplug/verdict/v2',
      kernel: '7.3',
      systems: [],
      history: [],
      logs: [],
      leftOut,
      exitCode: 20,
    } as const;
    expect(outcome(verdict, { width: 400 })).toContain(
      `left out, searched with --all: ${leftOut.join('; ')}`,
    );
  });

  it('is searched when it is asked for', () => {
    const { jobs, systems, leftOut } = planAll(published, COMMON, { larger: true });
    expect(leftOut).toEqual([]);
    for (const { system, sizes } of larger)
      expect(systems.map((job) => jobs[job]!)).toContainEqual(
        expect.objectContaining({ system, sizes: expect.objectContaining(sizes) as unknown }),
      );
  });
});
