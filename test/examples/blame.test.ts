import { expect, it } from 'vitest';
import twice, { completeAll } from '../../examples/who-holds-what/a-completion-waited-for-twice.ts';
import forgotten, { putAdded } from '../../examples/who-holds-what/a-forgotten-reference.ts';
import three, { lockOrderMended } from '../../examples/who-holds-what/three-wait-for-each-other.ts';
import type { SystemDef } from '../../src/model/system.ts';
import { lanes } from '../../src/report/run/lanes.ts';
import { brokenIn, verdictOf } from '../systems/verdict-of.ts';

/** The run that breaks a rule of an example, and its text. */
async function shown(system: SystemDef, rule: string) {
  const { rules } = await verdictOf(system);
  const run = rules.find((one) => one.rule === rule)!.run!;
  return { text: lanes(run).replaceAll(/\s+/g, ' '), run };
}

it('tells a reference that nobody holds with who took it and where it was left', async () => {
  const { text, run } = await shown(forgotten, 'unregister-can-finish');
  const taken = run.steps.findIndex(({ step }) => step === 'my_peek: folio_try_get') + 1;
  expect(run.holders).toMatchObject([
    { waiter: 'my_driver', step: 'wait_for_completion', on: 'done', since: taken },
  ]);
  expect(run.holders![0]!.by).toBeUndefined();
  expect(text).toContain(
    `page0 <- 1 reference that nobody holds, taken at step ${taken} by my_driver (my_peek: folio_try_get), which`,
  );
  expect(text).not.toContain('page table of process0');
  expect(text).toContain(` ${taken} my_peek: folio_try_get`);
});

it('tells three threads that wait for each other, each with its step and who has what it needs', async () => {
  const { text, run } = await shown(three, 'no-deadlock');
  expect(run.cycle).toEqual(['remove', 'reader', 'work']);
  expect(run.holders!.map(({ waiter, step, on, by }) => [waiter, step, on, by])).toEqual([
    ['remove', 'kernfs_drain', 'my_file', 'reader'],
    ['reader', 'my_show: mutex_lock', 'table_lock', 'work'],
    ['work', 'device_lock', 'device_lock', 'remove'],
  ]);
  expect(text).toContain('remove, reader and work wait for each other');
  expect(text).not.toContain('can never step again');
});

it('tells a second wait for the published completion, which the first uses up, as held by nobody', async () => {
  const { text, run } = await shown(twice, 'remove-can-finish');
  expect(run.holders).toMatchObject([{ waiter: 'driver', step: 'my_free: wait_for_completion' }]);
  expect(run.holders![0]!.by).toBeUndefined();
  expect(text).toContain(
    'held by: - nobody: done is pending, and no thread has my_work_fn: complete still to do',
  );
});

it.each([
  [forgotten, putAdded, ['unregister-can-finish']],
  [three, lockOrderMended, ['no-deadlock']],
  [twice, completeAll, ['no-deadlock', 'remove-can-finish']],
])('holds every rule of $id once it is mended', async (system, fix, broken) => {
  expect(brokenIn(await verdictOf(system))).toEqual(broken);
  const mended = await verdictOf(system, { edits: [fix] });
  expect(mended.rules.map(({ standing }) => standing)).toEqual(system.rules.map(() => 'holds'));
});
