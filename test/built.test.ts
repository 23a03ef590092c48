import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outdated } from './built.ts';

let project = '';
const SOURCES = [
  'src/cli/main.ts',
  'web/src/main.tsx',
  'scripts/build/vite.config.ts',
  'tsconfig.base.json',
  'tsconfig.build.json',
];
const at = (path: string): string => join(project, path);
const touch = (path: string, second: number): void => utimesSync(at(path), second, second);

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'unplug-built-'));
  for (const folder of ['src/cli', 'web/src', 'scripts/build', 'dist/web'])
    mkdirSync(at(folder), { recursive: true });
  for (const file of [...SOURCES, 'dist/web/page.js']) writeFileSync(at(file), '');
  for (const path of ['src', 'src/cli', 'web', 'web/src', 'scripts/build', ...SOURCES])
    touch(path, 1000);
  touch('dist/web/page.js', 2000);
});
afterEach(() => rmSync(project, { recursive: true }));

describe('what is built', () => {
  it('is of the sources when they are older', () => {
    expect(outdated(project)).toBeUndefined();
  });

  it.each([...SOURCES, 'src/cli'])('is not when %s is newer', (path) => {
    touch(path, 3000);
    expect(outdated(project)).toBe(`${path} is newer than dist: run npm run build`);
  });

  it('is not when there is none', () => {
    rmSync(at('dist'), { recursive: true });
    expect(outdated(project)).toBe('dist/web/page.js is missing: run npm run build');
  });

  it('is named by test/built.ts alone, so that no test takes an old one', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    const users = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.m?ts$/.test(path) && !path.startsWith('built.'))
      .filter((path) =>
        /dist\/(?:cli|web)\/|page-assets/.test(readFileSync(join(folder, path), 'utf8')),
      )
      .filter((path) => !readFileSync(join(folder, path), 'utf8').includes('/built.ts'));
    // The first quotes a document; the others build for themselves.
    expect(users).toEqual(['docs/not-run.ts', 'package/package.test.ts']);
  });
});
