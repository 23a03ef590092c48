import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unplug } from './unplug.ts';

/** What each broken file is told: where, what, and how to mend it. */
const TOLD = {
  'a-rule-about-one-of-many': [
    'rule first-page-first, family page: changes its mind when page 0 and page 1 change places, but the members are alike',
    'say it of every member alike; where the place matters, create the family with { ordered: true } or mark the invariant asymmetric',
  ],
  'a-set-in-context': [
    'object page, state "allocated" {"holders":{}}, event (start): context is not plain JSON (context.holders is a Set)',
    'keep numbers, strings, flags and short arrays in context; no Set, Map or class',
  ],
  'an-object-that-moves-by-itself': [
    'object page, state held, event always: an object must not move by itself',
    'move it in the step that causes the change',
  ],
  'an-object-that-refuses': [
    'object page, state free, event PUT: an effect is refused here, and objects cannot refuse the kernel',
    'add the transition; where PUT must not happen, let it lead to a violation state',
  ],
  'an-unknown-port': [
    'system an-unknown-port, thread putter, state running, step folio_put: port folio is not wired',
    'wired: page; wire it where the thread is created, or correct its name in the step',
  ],
  'two-candidates': [
    'object page, state "allocated" {"refs":2}, event PUT: two candidates are enabled at once (held, shared)',
    'make their guards exclude each other, or end with a candidate without a guard: the first that is enabled is then taken',
  ],
} as const;

it('tells of every file in examples/broken', () => {
  const files = readdirSync(new URL('../../examples/broken', import.meta.url));
  expect(files.toSorted()).toEqual(Object.keys(TOLD).map((name) => `${name}.ts`));
});

it.each(Object.entries(TOLD))('refuses %s with exit code 65', async (name, [problem, fix]) => {
  const file = `./examples/broken/${name}.ts`;
  const { code, out, err } = await unplug('verify', file);
  expect(err).toContain(`unplug: ${file}: ${problem}\n  fix: ${fix}\n`);
  expect(out).toBe('');
  expect(code).toBe(65);
});
