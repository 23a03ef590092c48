import { describe, expect, it } from 'vitest';
import { unplugVerdict } from '../examples/unplug-verdict.ts';
import { unplug } from '../examples/unplug.ts';
import { errorsOf } from '../schemas/validators.ts';

const FILE = './test/cli/own-edits.ts';

describe('a file of edits about a published system', () => {
  it('has each entry that is named judged at its sizes, and nothing else searched', async () => {
    const { code, verdict } = await unplugVerdict(FILE, 'puts-twice', 'harmless');
    expect(errorsOf('verdict', verdict)).toEqual([]);
    expect(verdict.systems).toEqual([]);
    expect(verdict.history).toMatchObject([
      {
        id: 'puts-twice',
        rule: 'ref-not-negative',
        asExpected: true,
        control: [{ sizes: { users: 1 }, holds: true }],
        run: { steps: expect.arrayContaining([]) as unknown, reverted: ['puts-twice'] },
      },
      { id: 'harmless', class: 'fix', asExpected: true, length: 0, control: [] },
    ]);
    expect(verdict.history[1]!.mustHold).toContain('ref-not-negative');
    expect(code).toBe(0);
  });

  it('fails for a fix that does not hold, and for one that mends nothing', async () => {
    const { code, verdict } = await unplugVerdict(FILE, 'waits', 'needless');
    expect(errorsOf('verdict', verdict)).toEqual([]);
    expect(verdict.history.map(({ problems }) => problems)).toEqual([
      ['rule ref-not-negative: broken, expected holds'],
      ['control at users 1: without it nothing of this breaks, so it mends nothing'],
    ]);
    expect(verdict.history[0]!.run!.steps.length).toBeGreaterThan(0);
    expect(verdict.history[0]!.control).toEqual([{ sizes: { users: 1 }, holds: false }]);
    expect(code).toBe(14);
  });

  it('prints the run of a fix that does not hold', async () => {
    const { code, out } = await unplug('verify', FILE, 'waits');
    expect(out).toContain('rule broken: no more references are put than were got');
    expect(out).toContain('percpu_ref_put: one too many');
    expect(out).toContain('! ref: summed -> underflow');
    expect(code).toBe(14);
  });

  it('has the machines that its edits add listed and shown', async () => {
    const { out } = await unplug('list', FILE);
    expect(out).toContain('machines (unplug machine FILE NAME):\n  debugfs\n');
    const all = await unplug('machine', FILE);
    expect(all.out).toContain('thread debugfs\n');
    expect(all.out).toContain('  open -> closed  {ref: looks live}');
    const config = await unplug('machine', FILE, '--json');
    expect(JSON.parse(config.out)).toMatchObject({ id: 'debugfs' });
    expect([all.code, config.code]).toEqual([0, 0]);
  });

  it('tells a mistake in an entry with the nearest name', async () => {
    const { code, out } = await unplug('verify', FILE, 'misspelt');
    expect(out).toContain('system percpu-ref has no rule ref-not-negativ');
    expect(out).toContain('fix: did you mean ref-not-negative?');
    expect(code).toBe(65);
  });

  it('has its rules judged in the system that is named before it', async () => {
    const { code, verdict } = await unplugVerdict('devres', FILE);
    expect(verdict.systems.map(({ system }) => system)).toEqual(['devres']);
    // The same search has the rule of the entry's control.
    expect(verdict.systems[0]!.rules.map(({ rule }) => rule)).toEqual([
      'entry-is-there-or-not',
      'no-deadlock',
    ]);
    expect(verdict.history.map(({ id }) => id)).toEqual(['elsewhere']);
    expect(code).toBe(14);
  });

  it('makes its edits and drops its duties in a whole system', async () => {
    const rule = ['--only', 'ref-not-negative', '--size', 'users=1'];
    for (const how of [
      ['--revert', 'puts-twice'],
      ['--drop', 'puts-what-it-got'],
    ]) {
      const { code, verdict } = await unplugVerdict('percpu-ref', FILE, ...how, ...rule);
      const [{ standing, run } = { standing: 'none' }] = verdict.systems[0]!.rules;
      expect(standing).toBe('broken');
      expect(run!.replay).toBe(
        `unplug verify percpu-ref ${FILE} ${how.join(' ')} --size users=1 --only ref-not-negative`,
      );
      expect(code).toBe(12);
    }
    const { code, verdict } = await unplugVerdict(FILE, '--revert', 'harmless', ...rule);
    expect(verdict.systems.map(({ system, reverted }) => [system, reverted])).toEqual([
      ['percpu-ref', ['harmless']],
    ]);
    expect(code).toBe(0);
  });

  it.each<[string[], string]>([
    [
      [FILE, 'put-twice'],
      `${FILE} exports no system and no edit 'put-twice'; did you mean puts-twice?`,
    ],
    [
      [FILE, 'harmless', '--size', 'users=2'],
      'harmless: an edit says itself what it is judged under; leave out the options, or search with --revert harmless',
    ],
    [
      [FILE, '--drop', 'puts-what-it-got'],
      `${FILE} exports no system: name one before it, as in: verify SYSTEM ${FILE}`,
    ],
    [[FILE, '--revert', 'harmles'], '--revert harmles: is not known; did you mean harmless?'],
  ])('is called wrongly: %j', async (words, problem) => {
    const { code, out, err } = await unplug('verify', ...words);
    expect({ code, out, err }).toEqual({ code: 64, out: '', err: `unplug: ${problem}\n` });
  });
});
