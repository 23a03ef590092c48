import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unplug } from './unplug.ts';

/** What each broken file is told: where, what, and how to mend it; of several mistakes one after the other. */
const TOLD = {
  'a-design-that-changes-a-rule': [
    'rule equal-owners-are-linked: is a rule of owners, which are the same with every alternative',
    'leave it out; a rule of your own needs an id of its own',
  ],
  'a-design-with-a-machine-twice': [
    'system owners, importer0, machine peer_exporter: is another machine than that of exporter, which has this id too',
    'give the new machine an id of its own',
  ],
  'a-design-without-a-part': [
    'design without-topology, part topology: is missing',
    'give the machine of a thread, as mutable-stop-revoke does',
  ],
  'a-region-moved-from-outside': [
    'object page, state memory.free, event FREE: leaves all regions of the machine and leads into lock only: XState starts memory anew',
    'let the region move by a transition inside it, or name a target in every region',
  ],
  'a-rule-about-one-of-many': [
    'rule first-page-first, family page: changes its mind when page 0 and page 1 change places, but the members are alike',
    'say it of every member alike; where the place matters, create the family with { ordered: true } or mark the invariant asymmetric',
  ],
  'a-set-in-context': [
    'object page, state "allocated" {"holders":{}}, event (start): context is not plain JSON (context.holders is a Set)',
    'keep numbers, strings, flags and short arrays in context; no Set, Map or class',
  ],
  'an-assign-that-asks-its-actor': [
    `object page, state "live" {"owner":""}, event GET: cannot be computed: action 'assign (live, GET)' uses self, and the model runs no actor: what it did would be in no state`,
    'compute the new context from context, event and params only',
  ],
  'an-object-that-moves-by-itself': [
    'object page, state held, event always: an object must not move by itself',
    'move it in the step that causes the change',
  ],
  'an-object-that-refuses': [
    'object page, state free, event PUT: an effect is refused here, and objects cannot refuse the kernel',
    'add the transition; where PUT must not happen, let it lead to a violation state',
  ],
  'an-on-done': [
    'thread putter, state work, event onDone: is taken by XState when an inner final state is entered, and is no event of yours',
    'let the transition that enters the final state lead on by itself',
  ],
  'an-unknown-port': [
    'system an-unknown-port, thread putter, state running, step folio_put: port folio is not wired',
    'wired: page; wire it where the thread is created, or correct its name in the step',
  ],
  'several-mistakes': [
    'object page, state live, event after: the model has no clock',
    'make the delay a step',
    "object page, state live, event PUT: guard 'hled' is not a plain function of setup({ guards })",
    'define it there under this name; combine conditions inside the function',
    'object page, state live, event FREE: action raise() is not an assign',
    'only assign changes the state; sends go into the ports of a step',
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

it.each(Object.entries(TOLD))('refuses %s with exit code 65', async (name, told) => {
  const file = `./examples/broken/${name}.ts`;
  const { code, out, err } = await unplug('verify', file);
  const lines = told.map((text, i) => (i % 2 === 0 ? `${file}: ${text}\n` : `  fix: ${text}\n`));
  expect(err).toContain(`unplug: ${lines.join('')}`);
  expect(out).toBe('');
  expect(code).toBe(65);
});
