import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as rules from '../../src/rules/index.ts';
import type { Rule } from '../../src/model/rule.ts';
import { systems } from '../../src/systems/index.ts';

it('publishes every rule, each in a file named after it', () => {
  const files = readdirSync(new URL('../../src/rules', import.meta.url));
  const published = Object.values(rules as Record<string, Rule>).map(({ id }) => `${id}.ts`);
  expect(files.filter((file) => file !== 'index.ts').toSorted()).toEqual(published.toSorted());
});

it('judges every rule in some system', () => {
  const judged = new Set(systems.flatMap((system) => system.rules.map(({ id }) => id)));
  expect(Object.values(rules as Record<string, Rule>).filter(({ id }) => !judged.has(id))).toEqual(
    [],
  );
});
