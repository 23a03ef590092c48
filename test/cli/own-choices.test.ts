import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Listing } from '../../src/schemas/listing.ts';
import type { Run } from '../../src/schemas/run.ts';
import type { Verdict } from '../../src/schemas/verdict.ts';
import { errorsOf } from '../schemas/validators.ts';
import { unplug } from '../examples/unplug.ts';

const FILE = './test/cli/own-choices.ts';

describe('a choice of a system', () => {
  it.each([
    ['frees-at-once', 12],
    ['waits', 0],
    ['lets-nobody-read', 0],
  ])('is judged with the design %s', async (design, exit) => {
    const { code, out } = await unplug('verify', FILE, '--design', design, '--json');
    const verdict = JSON.parse(out) as Verdict;
    expect(errorsOf('verdict', verdict)).toEqual([]);
    expect(verdict.systems[0]!.sizes).toEqual({ readers: 1, design, reads: 'yes', memory: 'ram' });
    expect(code).toBe(exit);
  });

  it('takes its default where nothing is named, and a flag by yes and no', async () => {
    const byDefault = await unplug('verify', FILE);
    expect(byDefault.out).toContain(
      'my-choices, 1 reader, design frees-at-once, memory ram, reads yes',
    );
    expect(byDefault.code).toBe(12);
    const unread = await unplug('verify', FILE, '--choose', 'reads=no');
    expect(unread.out).toContain('reads no');
    expect(unread.code).toBe(0);
  });

  it('is searched at the larger settings too with --all', async () => {
    const { code, out } = await unplug('verify', FILE, '--all', '--design', 'waits', '--json');
    const { systems } = JSON.parse(out) as Verdict;
    expect(systems.map(({ sizes }) => sizes['readers'])).toEqual([1, 2]);
    expect(code).toBe(0);
  });

  it('says what an alternative leaves out', async () => {
    expect((await unplug('verify', FILE, '--design', 'waits')).out).toContain(
      'a wait that is interrupted',
    );
    expect((await unplug('verify', FILE)).out).not.toContain('a wait that is interrupted');
  });

  it('is in a saved run, which is found and told again', async () => {
    const run = join(mkdtempSync(join(tmpdir(), 'unplug-')), 'run.json');
    const words = ['--choose', 'memory=device', '--size', 'readers=2'];
    await unplug('verify', FILE, ...words, '--save', run);
    const saved = JSON.parse(readFileSync(run, 'utf8')) as Run;
    expect(errorsOf('run', saved)).toEqual([]);
    expect(saved.replay).toContain(
      '--design frees-at-once --choose reads=yes --choose memory=device',
    );
    const told = await unplug('explain', run);
    expect(told.out).toContain('device_reader0');
    expect(told.code).toBe(0);
    const other = { ...saved, sizes: { ...saved.sizes, design: 'waits' } };
    writeFileSync(run, JSON.stringify(other));
    const refused = await unplug('explain', run);
    expect(refused.err).toContain('does not replay');
    expect(refused.code).toBe(65);
  });

  it('is listed with its alternatives', async () => {
    const { out } = await unplug('list', FILE);
    for (const line of [
      'design = frees-at-once (--design NAME): how the driver is removed',
      'waits: waits until no reader is there',
      'reads = yes (--choose reads=NAME): whether anybody reads',
      'no or yes',
      'waits_for_readers',
    ])
      expect(out).toContain(line);
    const { out: json } = await unplug('list', FILE, '--json');
    const listed = JSON.parse(json) as Listing;
    expect(errorsOf('list', listed)).toEqual([]);
    expect(listed.systems[0]!.choices!.map(({ id }) => id)).toEqual(['design', 'reads', 'memory']);
  });

  it.each([
    [['--design', 'wait'], '--design wait: is not known; known: frees-at-once, waits, lets-nobody'],
    [['--choose', 'x=y'], '--choose x=y: is no choice of my-choices; known: design, reads, memory'],
    [['--choose', 'reads'], '--choose reads: write it as choice=name'],
    [['--size', 'design=2'], '--size design=2: is no size of my-choices'],
  ])('is refused with %j', async (words, message) => {
    const { code, err } = await unplug('verify', FILE, ...words);
    expect(err).toContain(message);
    expect(code).toBe(64);
  });

  it('is refused where a system has none', async () => {
    const { code, err } = await unplug('verify', 'percpu-ref', '--design', 'waits');
    expect(err).toContain('--design waits: is no choice of percpu-ref; known: none');
    expect(code).toBe(64);
  });
});
