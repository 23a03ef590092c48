import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { unplug } from '../examples/unplug.ts';

const folder = mkdtempSync(join(tmpdir(), 'unplug-walk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BUG = ['walk', 'percpu-ref', '--revert', 'exit-before-unlisting'];

describe('unplug walk', () => {
  test('finds nothing where every fix is in, and says that this is no proof', async () => {
    const { code, out } = await unplug('walk', 'percpu-ref', '--runs', '40');
    expect(code).toBe(0);
    expect(out).toContain(
      'percpu-ref, users 3: 40 runs of at most 200 steps, seed 1, strategy mix',
    );
    expect(out).toContain('no rule was broken; this is no proof');
  });

  test('shows a run that breaks a rule, keeps it, and finds it again by its command and as kept', async () => {
    const kept = join(folder, 'kept.json');
    const { code, out } = await unplug(...BUG, '--save', kept);
    expect(code).toBe(12);
    expect(out).toContain('rule broken: ');
    const [, words = ''] = /^replay: unplug (.*(?:\n .*)*)/m.exec(out.replaceAll(' \\\n', ''))!;
    const again = await unplug(...words.trim().split(/\s+/));
    expect(again.code).toBe(12);
    const lanesOf = (text: string): string => text.slice(text.indexOf('rule broken: '));
    expect(lanesOf(again.out)).toBe(lanesOf(out));
    const remembered = await unplug(...BUG, '--runs', '0', '--corpus', folder);
    expect(remembered.code).toBe(12);
    expect(remembered.out).toContain('by the run kept.json of the corpus');
    const mended = await unplug('walk', 'percpu-ref', '--runs', '0', '--corpus', folder);
    expect(mended.code).toBe(0);
    expect(mended.out).toContain('stale: kept.json, step ');
    expect((await unplug('explain', kept)).code).toBe(0);
  });

  test('prints what it found as JSON', async () => {
    const { out } = await unplug('walk', 'percpu-ref', '--runs', '5', '--json');
    expect(JSON.parse(out)).toMatchObject({ schema: 'unplug/campaign/v1', runs: 5, seed: 1 });
  });

  test('goes to sizes that a search does not take, and no further', async () => {
    const large = ['--pages', '16', '--processes', '8', '--size', 'threads=4'];
    const { code, out } = await unplug('walk', 'device-private', ...large, '--runs', '2');
    expect(code).toBe(0);
    expect(out).toContain('pages 16, processes 8, threads 4');
    expect((await unplug('verify', 'device-private', ...large)).code).toBe(64);
    const { code: wrong, err } = await unplug('walk', 'device-private', '--pages', '17');
    expect(wrong).toBe(64);
    expect(err).toContain('--pages 17: device-private takes 1 to 16 pages');
  });

  test('refuses what is not there, and names the fix', async () => {
    const called = async (...more: string[]) => unplug('walk', 'percpu-ref', ...more);
    const strategy = await called('--strategy', 'swarn');
    expect([strategy.code, strategy.err]).toEqual([
      64,
      expect.stringContaining('--strategy swarn: is not known; did you mean swarm?'),
    ]);
    const path = await called('--path', 'first');
    expect([path.code, path.err]).toEqual([
      65,
      expect.stringContaining('path first: is no number of a run'),
    ]);
    const corpus = await called('--corpus', join(folder, 'nothing'));
    expect([corpus.code, corpus.err]).toEqual([65, expect.stringContaining('cannot be read')]);
    const other = join(folder, 'other.json');
    writeFileSync(
      other,
      JSON.stringify({
        ...JSON.parse(readFileSync(join(folder, 'kept.json'), 'utf8')),
        schema: 'unplug/run/v9',
      }),
    );
    const version = await called('--corpus', folder);
    rmSync(other);
    expect([version.code, version.err]).toEqual([65, expect.stringContaining('other.json')]);
  });
});
