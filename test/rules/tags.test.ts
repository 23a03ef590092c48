import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodesOf } from '../../src/model/machine/state-nodes.ts';
import { instancesOf } from '../../src/model/changes/revised-instances.ts';
import { everyChoice } from '../../src/model/changes/setting.ts';
import { systems } from '../../src/systems/index.ts';

const folder = new URL('../../src/rules/', import.meta.url);

/** Every tag that a published rule asks for, with the rule that does. */
const asked = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    const listed = [...text.matchAll(/\[([^\]]*)\]\.some\(\(tag\) =>/g)].flatMap(([, tags]) => [
      ...tags!.matchAll(/'([^']+)'/g),
    ]);
    return [...text.matchAll(/(?:\.has|tagged(?:<[^>]*>)?)\('([^']+)'\)/g), ...listed].map(
      ([, tag]) => ({ file, tag: tag! }),
    );
  });

const carriers = systems.flatMap((system) =>
  everyChoice(system).flatMap((setting) =>
    instancesOf(system, setting).flatMap(({ def }) =>
      [...nodesOf(def.machine.root)].flatMap(({ tags }) =>
        tags.map((tag) => ({ tag, kind: def.kind })),
      ),
    ),
  ),
);
const carried = new Set(carriers.map(({ tag }) => tag));

it('asks for tags that some published machine carries', () => {
  expect(asked.length).toBeGreaterThan(30);
  // A misspelt one would be false everywhere, and its rule true without looking.
  expect(asked.filter(({ tag }) => !carried.has(tag))).toEqual([]);
});

it('asks for tags that docs/language.md tells', () => {
  const text = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
  const from = text.indexOf('published rules know:');
  const told = text.slice(from, text.indexOf('The `states` of a `violation`', from));
  expect(asked.filter(({ tag }) => !told.includes(`\`${tag}\``))).toEqual([]);
});

it('asks for every tag of a published thread', () => {
  const used = new Set(asked.map(({ tag }) => tag));
  // The tags of an object serve its looks.
  const ofThreads = carriers.filter(({ kind }) => kind === 'thread');
  expect(ofThreads.filter(({ tag }) => !used.has(tag))).toEqual([]);
});
