import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as exported from '../../src/rules/index.ts';
import { systems } from '../../src/systems/index.ts';

const all = Object.entries(exported);
const rules = all.flatMap(([, rule]) => (typeof rule === 'function' ? [] : [rule]));
/** Those that are made for a thread of your own. */
const makers = all.flatMap(([name, rule]) => (typeof rule === 'function' ? [name] : []));

it('publishes every rule, each in a file named after it', () => {
  const files = readdirSync(new URL('../../src/rules', import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  });
  const named = [
    ...rules.map(({ id }) => id.replace(/^cover-/, 'cover/')),
    ...makers.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
  ].map((name) => `${name}.ts`);
  const withoutSubject = files
    .filter((file) => /(?<!index)\.ts$/.test(file))
    .map((file) => file.replace(/^(cover\/)?[^/]+\//, '$1'));
  expect(withoutSubject.toSorted()).toEqual(named.toSorted());
});

it('judges every rule in some system', () => {
  const judged = new Set(systems.flatMap((system) => system.rules.map(({ id }) => id)));
  expect(rules.filter(({ id }) => !judged.has(id))).toEqual([]);
});

it('tells apart the violation states of every published rule that has several', () => {
  const several = [...systems.flatMap((system) => system.rules), ...rules].filter(
    (rule) => rule.kind === 'violation' && rule.states.length > 1,
  );
  expect(several).not.toEqual([]);
  const untold = several.filter(
    (rule) =>
      rule.kind === 'violation' &&
      new Set(rule.states.map((state) => rule.sentences?.[state] ?? rule.sentence)).size <
        rule.states.length,
  );
  expect(untold.map(({ id }) => id)).toEqual([]);
});
