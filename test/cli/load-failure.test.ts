import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unplug } from '../examples/unplug.ts';
import { main } from '../built.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unplug-load-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/unplug-verifier'));
  symlinkSync(join(root, 'node_modules/xstate'), join(folder, 'node_modules/xstate'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [
    'a name that is not exported',
    "import { nope } from 'unplug-verifier';\nnope();",
    /import of nope/,
  ],
  [
    'a file that is not there',
    "import x from './nothing.ts';\nx();",
    /check the path of the import/,
  ],
  ['a package that is not there', "import x from 'unplug-verifer';\nx();", /correct the name/],
  ['no part of the package', "import x from 'unplug-verifier/nope';\nx();", /no such part/],
  ['no TypeScript', 'const a = ;', /not TypeScript as it stands/],
  ['code that throws', "const f = () => {\n  throw new Error('mine');\n};\nf();", /at line 2 /],
])('the fix of a file that does not load is that of its mistake: %s', async (name, text, fix) => {
  const file = join(folder, `${name.replaceAll(' ', '-')}.ts`);
  writeFileSync(file, `${text}\n`);
  const { code, err: told } = await unplug('verify', file);
  expect(code).toBe(65);
  expect(told).toContain(`${file}: does not load: `);
  expect(told).toMatch(fix);
  expect(told).not.toContain('keep the file where');
});

test('outside of every project XState is what is missing, and the package is the one that runs', () => {
  const away = mkdtempSync(join(tmpdir(), 'unplug-away-'));
  const file = join(away, 'a.ts');
  const imports = ["import { steps } from 'unplug-verifier';", "import { setup } from 'xstate';"];
  writeFileSync(file, `${imports.join('\n')}\nsetup(steps());\n`);
  // The tsconfig.json of the folder that a call is made in may name the package: it is made elsewhere.
  const { status, stderr } = spawnSync(process.execPath, [main, 'verify', file], {
    cwd: away,
    encoding: 'utf8',
  });
  expect(status).toBe(65);
  expect(stderr).toContain("does not load: Cannot find package 'xstate'");
  expect(stderr).toContain('fix: keep the file where unplug-verifier and xstate are installed');
  rmSync(away, { recursive: true });
});
