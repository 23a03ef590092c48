import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unplug } from '../examples/unplug.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-draw-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['percpu_ref', '--svg', /^<svg [\s\S]*<\/svg>\n$/],
  ['percpu-ref', '--dot', /^digraph "percpu-ref" \{\n[\s\S]*\}\n$/],
  ['pagemap', '--mermaid', /^---\ntitle: "object pagemap"\n---\nstateDiagram-v2\n/],
])('draws %s %s', async (subject, language, form) => {
  const { code, out, err } = await unplug('draw', subject, language);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(form);
});

test('draws a saved run into a file', async () => {
  const [run, picture] = [join(folder, 'run.json'), join(folder, 'run.mmd')];
  const search = ['verify', 'percpu-ref', '--size', 'users=1', '--revert', 'no-grace-period'];
  expect((await unplug(...search, '--save', run)).code).toBe(12);
  const { code, out } = await unplug('draw', run, '--mermaid', '--out', picture);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(readFileSync(picture, 'utf8')).toMatch(/^---\ntitle: .*\n---\nsequenceDiagram\n/);
});

test.each([
  [64, 'percpu_reff', [], 'did you mean percpu_ref'],
  [64, 'pagemap', ['--svg', '--dot'], 'one of them'],
  [64, 'pagemap', ['--out', '/no-such-folder/x.svg'], 'cannot be written'],
  [65, '/no-such-run.json', [], 'cannot be read'],
])('exits with %i for %s %j', async (expected, subject, options, words) => {
  const { code, err } = await unplug('draw', subject, ...options);
  expect(code).toBe(expected);
  expect(err).toContain(words);
});

test('refuses a file that is no run', async () => {
  const file = join(folder, 'none.json');
  writeFileSync(file, '{"schema":"something else"}');
  expect((await unplug('draw', file)).code).toBe(65);
});
