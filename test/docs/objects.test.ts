import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as machines from '../../src/machines/index.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import type { SystemVerdict } from '../../src/schemas/verdict.ts';
import { unplugVerdict } from '../examples/unplug-verdict.ts';

const text = readFileSync(new URL('../../docs/objects.md', import.meta.url), 'utf8');
const folder = new URL('../../dist/.docs-objects/', import.meta.url);
const file = './dist/.docs-objects/my-cancel.ts';

it('docs/objects.md says of every published object, and of no other, what it does at its edges', () => {
  const [, table] = text.split('## At the edges');
  const named = [...table!.matchAll(/^\| `(\w+)` \| \S/gm)].map(([, id]) => id!);
  const published = Object.values(machines).flatMap((one: unknown) => {
    const { kind, id } = one as { kind?: string; id?: string };
    return kind === 'object' ? [id!] : [];
  });
  expect(named).toEqual(published.toSorted());
});

it('docs/objects.md names every event of the objects that every driver has', () => {
  const [, common] = /## What every driver has\n(.*?)\nWhat may sleep/s.exec(text)!;
  const published = Object.entries(machines) as unknown as [string, AnyObjectDef][];
  const rows = [...common!.matchAll(/^\| (`.*?) \| (.*?) \|/gm)];
  for (const [, names, says] of rows) {
    for (const [, name] of names!.matchAll(/`(\w+)`/g)) {
      const { events } = published.find(([one]) => one === name)![1];
      const inherited = name === 'delayedWork' ? rows.find(([, one]) => one === '`work`')![2] : '';
      const said = `${says} ${inherited}`;
      expect([...events.keys()].filter((event) => !said.includes(`\`${event}\``))).toEqual([]);
    }
  }
  expect(rows.length).toBeGreaterThan(8);
});

describe('the model in docs/objects.md', () => {
  beforeAll(() => {
    const [, code] = /^```ts\n(.*?)^```$/ms.exec(text)!;
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('my-cancel.ts', folder), code!);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [[], []],
    [
      ['--drop', 'cancels-without-the-lock'],
      ['remove-finishes', 'no-deadlock'],
    ],
    [['--drop', 'waits-for-its-work'], ['data-not-used-after-free']],
  ])('breaks with %j: %j', async (args, broken) => {
    const { verdict } = await unplugVerdict(file, ...args);
    const [{ complete, rules }] = verdict.systems as [SystemVerdict];
    expect(complete).toBe(true);
    const found = rules.filter(({ standing }) => standing === 'broken');
    expect(found.map(({ rule }) => rule)).toEqual(broken);
  });
});
