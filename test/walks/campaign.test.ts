import { describe, expect, it } from 'vitest';
import pgmap from '../../examples/pgmap.ts';
import { replay } from '../../src/checker/naive/replay.ts';
import { runInNewContext } from 'node:vm';
import {
  campaign,
  countBySearch,
  subjectOf,
  walkReport,
  type CampaignOptions,
} from '../../src/walks/index.ts';
import { strategies } from '../../src/walks/strategies/index.ts';
import { devicePrivateSystem } from '../../src/systems/device-private.ts';
import { pgmapBugs } from '../properties/pgmap-bugs.ts';

const sound = subjectOf(pgmap, { sizes: { pages: 1, users: 2 } });
const bug = { ...sound, revisions: [pgmapBugs[0]!.revision] };
const options = { runs: 300, lengthMax: 60, seed: 1 };

describe('a campaign', () => {
  it('breaks no rule of a sound protocol', () => {
    expect(campaign(sound, options)).toMatchObject({ system: 'pgmap', runs: 300, seed: 1 });
    expect(campaign(sound, options).failure).toBeUndefined();
  });

  it('shrinks what breaks a rule to a run that the naive interpreter accepts', () => {
    const { failure } = campaign(bug, options);
    expect(failure!.run.steps.length).toBeLessThan(failure!.lengthFound);
    expect(failure!.run.rule.id).toBe(failure!.rule);
    expect(replay(pgmap, failure!.run, bug.revisions)).toEqual({ ok: true });
  });

  it('breaks no rule of locks where a thread settles after what was drawn', () => {
    // One that takes a lock last would seem to take it twice if its step were judged again.
    const subject = subjectOf(devicePrivateSystem, { sizes: { pages: 1, processes: 1 } });
    const found = campaign(subject, { runs: 600, lengthMax: 40, seed: 2 });
    expect(found.failure, walkReport(found)).toBeUndefined();
  });

  it('draws the same from the same seed, and something else from another', () => {
    expect(campaign(bug, options)).toEqual(campaign(bug, options));
    const seen = (seed: number) => campaign(sound, { ...options, runs: 3, seed }).coverage;
    expect(seen(1)).toEqual(seen(1));
    expect(seen(1)).not.toEqual(seen(2));
  });

  it('is replayed from its path, or as part of a corpus', () => {
    const { failure } = campaign(bug, options);
    const { path = 'none', steps, run, rule, lengthFound } = failure!;
    const again = campaign(bug, { ...options, path });
    expect(again).toMatchObject({ runs: 1, failure: { rule, lengthFound } });
    expect(again.failure!.run).toEqual(run);
    const corpus = [
      { name: 'harmless', steps: [] },
      { name: 'kept', steps },
    ];
    const remembered = campaign(bug, { ...options, corpus });
    expect(remembered).toMatchObject({ runs: 2, failure: { rule, corpus: 'kept' } });
    expect(remembered.failure).not.toHaveProperty('path');
    expect(remembered).not.toHaveProperty('stale');
    expect(remembered.failure!.run.steps).toEqual(run.steps);
  });

  it('names a path that holds without the corpus that was tried before', () => {
    const { failure } = campaign(bug, options);
    const harmless = [{ name: 'harmless', steps: failure!.steps.slice(0, 2) }];
    const after = campaign(bug, { ...options, corpus: harmless });
    expect(after.failure).toEqual(failure);
    expect(after.runs).toBe(campaign(bug, options).runs + harmless.length);
    expect(campaign(bug, { ...options, path: failure!.path! }).failure).toEqual(failure);
  });

  it('tells which runs of a corpus went stale, and why', () => {
    const steps = [{ thread: 'user0', step: 'lookup_by_name', picks: {} }];
    const gone = [{ thread: 'user7', step: 'lookup', picks: {} }];
    const { stale } = campaign(sound, {
      ...options,
      corpus: [
        { name: 'renamed.json', steps },
        { name: 'gone.json', steps: gone },
      ],
    });
    expect(stale).toEqual([
      { name: 'renamed.json', step: 1, why: 'user0 has no step lookup_by_name in idle' },
      { name: 'gone.json', step: 1, why: 'there is no thread user7' },
    ]);
  });

  it.each(strategies)('finds by $id, and draws the same again', ({ id }) => {
    const by = { ...options, strategy: id };
    const { failure } = campaign(bug, by);
    expect(replay(pgmap, failure!.run, bug.revisions)).toEqual({ ok: true });
    expect(campaign(bug, { ...by, path: failure!.path! }).failure).toEqual(failure);
    expect(campaign(sound, by).failure).toBeUndefined();
  });

  it('refuses an unknown strategy and a path that is none', () => {
    expect(() => campaign(sound, { ...options, strategy: 'swarn' })).toThrow(
      'strategy swarn: is not known\n  fix: did you mean swarm?',
    );
    expect(() => campaign(sound, { ...options, path: '3:1' })).toThrow(
      'path 3:1: is no number of a run',
    );
  });

  it('judges only the rules that it is asked for', () => {
    const { failure } = campaign(bug, { ...options, only: ['dma-on-mapped'] });
    expect(failure!.rule).toBe('dma-on-mapped');
    expect(campaign(bug, { ...options, only: [] }).failure).toBeUndefined();
  });

  it('measures what it saw by an exhaustive search', async () => {
    const known = (await countBySearch(sound))!;
    const { coverage } = campaign(sound, { ...options, runs: 3000, known });
    expect(coverage.chartStates).toEqual({ seen: 14, of: 14 });
    expect(coverage.steps).toEqual({ seen: 18, of: 18 });
    expect(coverage.globalStates.of).toBe(known.globalStates);
    expect(coverage.globalStates.seen).toBeLessThanOrEqual(known.globalStates);
    expect(coverage.globalStates.seen).toBeGreaterThan(known.globalStates / 2);
    expect(coverage.localStates.seen).toBeLessThanOrEqual(coverage.localStates.of!);
  });

  it('draws long runs', () => {
    const lengths: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const { coverage } = campaign(sound, { ...options, runs: 1, seed });
      lengths.push(coverage.globalStates.seen);
    }
    expect(Math.max(...lengths)).toBeGreaterThan(20);
  });
});

describe('its report', () => {
  it('says of a campaign without a failure that it is no proof', () => {
    const text = walkReport(campaign(sound, options));
    expect(text).toContain('pgmap, pages 1, users 2: 300 runs of at most 60 steps, seed 1');
    expect(text).toContain('14 of 14 (100 %) states and 18 of 18 (100 %) steps');
    expect(text).toContain('no rule was broken; this is no proof');
  });

  it('shows the run in lanes, and calls that show it again', () => {
    const found = campaign(bug, options);
    const text = walkReport(found);
    expect(text).toContain(`rule broken: ${found.failure!.run.rule.sentence}`);
    expect(text).toContain('replay: campaign(subject, { runs: 300, lengthMax: 60, seed: 1, path:');
  });

  const only = ['dma-on-mapped'];
  const asked: Record<string, CampaignOptions> = {
    'for a drawn run': options,
    'after a corpus that breaks nothing': { ...options, corpus: [{ name: 'empty', steps: [] }] },
    'for some of the rules': { ...options, only },
    'for a run of a corpus': {
      ...options,
      corpus: [{ name: 'kept', steps: campaign(bug, { ...options, only }).failure!.steps }],
    },
  };
  it.each(Object.entries(asked))('names a call that finds the same: %s', (_, how) => {
    const found = campaign(bug, how);
    const { replay: call } = found.failure!.run;
    const again = runInNewContext(call, { campaign, subject: bug }) as typeof found;
    expect(again.failure!.run).toEqual(found.failure!.run);
  });
});
