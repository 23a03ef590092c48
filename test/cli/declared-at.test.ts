import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Run } from '../../src/schemas/run.ts';
import { unplug } from '../examples/unplug.ts';
import { errorsOf } from '../schemas/validators.ts';

const FILE = 'examples/my-driver-forgets-to-evict.ts';
const text = readFileSync(FILE, 'utf8').split('\n');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-declared-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a step of a user's file has the line that declares it, and one of a published machine has none", async () => {
  const saved = join(folder, 'run.json');
  await unplug('verify', `./${FILE}`, '--save', saved);
  const run = JSON.parse(readFileSync(saved, 'utf8')) as Run;
  expect(errorsOf('run', run)).toEqual([]);
  const own = run.steps.filter(({ thread }) => thread === 'my_driver');
  expect(own.length).toBeGreaterThan(3);
  for (const { step, declaredAt } of own) {
    expect(declaredAt?.file).toBe(FILE);
    // memunmap_pages is a published piece: its steps stand where the file asks for it.
    const line = text[declaredAt!.line - 1]!;
    expect(line).toContain(/percpu_ref|switch_to_atomic/.test(step) ? 'memunmapPages(' : step);
  }
  const published = run.steps.filter(({ thread }) => thread !== 'my_driver');
  expect(published.filter(({ declaredAt }) => declaredAt)).toEqual([]);
  expect(await unplug('explain', saved, '--file', FILE)).toMatchObject({ code: 0 });
});
