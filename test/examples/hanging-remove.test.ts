import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unplugVerdict } from './unplug-verdict.ts';
import { unplug } from './unplug.ts';

const folder = new URL('../../dist/.hanging/', import.meta.url);
const right = readFileSync(new URL('../../examples/my-driver-right.ts', import.meta.url), 'utf8');

/** Replaces texts that must be there. */
function changed(text: string, ...pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, text);
}

/** The right driver, which stops the copy engine before it evicts: no page can be moved any more. */
const hangs = (text: string): string =>
  changed(
    text,
    [
      `'evict',
            { drm: 'SYNCHRONIZE' },
            { actions: 'first page', sleeps: true },`,
      `'stop',
            { drm: 'SYNCHRONIZE' },
            { sleeps: true },`,
    ],
    [`memunmapPages('#my_driver.stop')`, `memunmapPages('#my_driver.vram')`],
    [
      `step('vram', { engine: 'STOP' }, { sleeps: true })`,
      `step('evict', { engine: 'STOP' }, { actions: 'first page', sleeps: true })`,
    ],
  );
const untagged = (text: string): string => changed(text, [`        tags: 'evicting',\n`, '']);
const unjudged = (text: string): string =>
  changed(
    text,
    [`import { removeFinishes } from 'unplug-verifier/rules';\n`, ''],
    [
      `rules: [...devicePrivateCoreRules, removeFinishes(myDriver)]`,
      'rules: devicePrivateCoreRules',
    ],
  );

const write = (name: string, text: string): string => {
  writeFileSync(new URL(`${name}.ts`, folder), text);
  return `./dist/.hanging/${name}.ts`;
};

describe('a remove() that hangs for ever', () => {
  beforeAll(() => mkdirSync(folder, { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('breaks the rule of its eviction and the one that is made for it', async () => {
    const { code, verdict } = await unplugVerdict(write('hangs', hangs(right)));
    const broken = verdict.systems[0]!.rules.filter(({ standing }) => standing === 'broken');
    expect(broken.map(({ rule }) => rule)).toEqual(['eviction-can-end', 'my-driver-finishes']);
    expect(code).toBe(13);
  });

  it('breaks the one that is made for it when nothing says where it evicts', async () => {
    const { code, verdict } = await unplugVerdict(write('untagged', untagged(hangs(right))));
    const { rules } = verdict.systems[0]!;
    const standing = (id: string) => rules.find(({ rule }) => rule === id)?.standing;
    expect(standing('my-driver-finishes')).toBe('broken');
    expect(standing('eviction-can-end')).toBe('not applicable');
    expect(code).toBe(13);
  });

  it('is warned of where no rule judges it, in the report, on stderr and in JSON', async () => {
    const file = write('unjudged', unjudged(untagged(hangs(right))));
    const { code, out: printed, err } = await unplug('verify', file);
    const out = printed.replaceAll(/\s+/g, ' ');
    expect(code).toBe(0);
    expect(out).toContain('WARNING: my_driver may wait or go round for ever in synchronize,');
    expect(out).toMatch(/progress judged in \d+ of 23 states of my_driver/);
    expect(out).not.toContain('24 of 23 states');
    expect(err).toContain(
      'unplug: warning: my_driver may wait or go round for ever in synchronize,',
    );
    expect(err).toContain('add removeFinishes(…) of unplug-verifier/rules for my_driver');
    const { verdict } = await unplugVerdict(file);
    const { unjudged: open = [] } = verdict.systems[0]!.underWay ?? {};
    expect(open).toContainEqual({ machine: 'my_driver', name: 'evict.check' });
    expect(open).toContainEqual({ machine: 'my_driver', name: 'synchronize' });
    // What memunmap_pages waits for is judged by a rule about the pagemap; a step that nobody blocks is left.
    expect(open.map(({ name }) => name)).not.toContain('unregister.wait');
    expect(open.map(({ name }) => name)).not.toContain('gate');
  });
});

it('a published system has no thread of the user to warn of', async () => {
  const { verdict } = await unplugVerdict('percpu-ref', '--size', 'users=1');
  expect(verdict.systems[0]).not.toHaveProperty('underWay');
});
