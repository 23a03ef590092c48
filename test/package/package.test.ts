import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/schemas/verdict.ts';
import { blocksOf } from '../docs/blocks.ts';
import { pack, type Packed } from './packed.ts';

let packed: Packed;
let files: string[];
beforeAll(() => {
  packed = pack();
  files = execFileSync('tar', ['-tzf', packed.tarball], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));
});
afterAll(() => packed.remove());

const driver = fileURLToPath(new URL('driver-from-outside.ts', import.meta.url));
const ownSystem = fileURLToPath(new URL('../cli/own-system.ts', import.meta.url));
const attw = createRequire(import.meta.resolve('@arethetypeswrong/cli/package.json'));

describe('the package', () => {
  it('has what was built, its sources, and nothing that only makes or tests it', () => {
    for (const wanted of ['dist/cli/main.js', 'dist/web/page.js', 'CHANGELOG.md', 'README.md'])
      expect(files).toContain(wanted);
    const leftovers = files.filter((path) =>
      /\.tsbuildinfo$|^(bench|scripts|web|node_modules)\/|^dist\/\.|\.test\.ts$/.test(path),
    );
    expect(leftovers).toEqual([]);
    const ofTests = files.filter((path) => path.startsWith('test/'));
    expect(
      ofTests.filter((path) => !/^test\/logs\/(.*\.trace\.txt|verdicts\.json)$/.test(path)),
    ).toEqual([]);
  });

  it('has a source map for each script, and the source that the map names', () => {
    const scripts = files.filter((path) => /^dist\/(?!web\/).*\.(js|d\.ts)$/.test(path));
    expect(scripts.length).toBeGreaterThan(100);
    const holdsCode = (script: string): boolean =>
      !script.endsWith('/rolldown-runtime.js') &&
      readFileSync(join(packed.installed, script), 'utf8')
        .split('\n')
        .some((line) => line !== '' && !/^(?:import|export) /.test(line));
    const unmapped = scripts.filter(holdsCode).filter((script) => {
      if (!files.includes(`${script}.map`)) return true;
      const map = join(packed.installed, `${script}.map`);
      const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
      return !sources.every((source) => existsSync(join(dirname(map), source)));
    });
    expect(unmapped).toEqual([]);
  });

  it('leaves publint nothing to say', async () => {
    const bytes = readFileSync(packed.tarball);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { messages } = await publint({ pack: { tarball }, level: 'suggestion', strict: true });
    expect(messages).toEqual([]);
  });

  it('has types that resolve for whoever imports it as ESM', () => {
    const cli = attw.resolve('./dist/index.js');
    // Into a file: it exits before a pipe has taken all that it writes.
    const told = `${packed.tarball}.attw.json`;
    const file = openSync(told, 'w');
    spawnSync(process.execPath, [cli, packed.tarball, '--format', 'json'], {
      stdio: ['ignore', file, 'inherit'],
    });
    closeSync(file);
    const { analysis } = JSON.parse(readFileSync(told, 'utf8')) as Analysis;
    const named = Object.keys(packed.manifest.exports).filter((entry) => !entry.includes('*'));
    for (const entry of named) {
      for (const kind of ['node16-esm', 'bundler']) {
        const { resolution, visibleProblems } = analysis.entrypoints[entry]!.resolutions[kind]!;
        expect(resolution?.isTypeScript, `${entry} by ${kind}`).toBe(true);
        expect(visibleProblems ?? [], `${entry} by ${kind}`).toEqual([]);
      }
    }
    // CommonJS and Node 10 cannot import an ESM package with entries; nothing else may be wrong.
    const kinds = new Set(analysis.problems.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['CJSResolvesToESM', 'NoResolution']);
  });

  it('takes XState from the project that it is installed in', () => {
    const { dependencies, peerDependencies } = packed.manifest;
    expect(Object.keys(peerDependencies)).toEqual(['xstate']);
    expect(dependencies).not.toHaveProperty('xstate');
  });
});

describe('from outside, a driver that imports each entry', () => {
  beforeAll(() => {
    writeFileSync(join(packed.project, 'package.json'), '{ "type": "module", "private": true }');
    copyFileSync(driver, join(packed.project, 'driver.ts'));
    const compilerOptions = {
      target: 'es2023',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
    };
    const config = { compilerOptions, files: ['driver.ts'] };
    writeFileSync(join(packed.project, 'tsconfig.json'), JSON.stringify(config));
  });

  it('imports each entry', () => {
    const text = readFileSync(driver, 'utf8');
    for (const entry of Object.keys(packed.manifest.exports).filter((name) => !name.includes('*')))
      expect(text).toContain(`from '${entry.replace('.', 'unplug-verifier')}'`);
  });

  it.each(compilers())('compiles with TypeScript %s', (_, tsc, ...how) => {
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', packed.project, ...how], {
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  it('is verified by npx unplug', () => {
    const { stdout, status } = spawnSync(
      'npx',
      ['--no-install', 'unplug', 'verify', './driver.ts'],
      {
        cwd: packed.project,
        encoding: 'utf8',
      },
    );
    expect(stdout).toContain('AS EXPECTED (exit 0): 1 rule holds');
    expect(status).toBe(0);
  });

  it('loads every entry that the package names', () => {
    const entries = Object.keys(packed.manifest.exports).filter((name) => !name.includes('*'));
    const imports = entries.map((name) => `import '${name.replace('.', 'unplug-verifier')}';`);
    const { stderr, status } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', imports.join('\n')],
      { cwd: packed.project, encoding: 'utf8' },
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });
});

describe('from outside, a user’s own files', () => {
  const unplug = (...args: string[]) =>
    spawnSync('npx', ['--no-install', 'unplug', ...args], {
      cwd: packed.project,
      encoding: 'utf8',
    });

  beforeAll(() => {
    const blocks = blocksOf('docs/edits.md').filter(({ kind }) => kind === 'ts');
    const text = blocks.map((block) => block.text).join('\n');
    writeFileSync(join(packed.project, 'my-edits.ts'), text);
    copyFileSync(ownSystem, join(packed.project, 'foo.ts'));
  });

  it('has an edit of a published system caught, and its fix held', () => {
    const { stdout, status } = unplug('verify', 'registration', './my-edits.ts', '--json');
    const { history, systems } = JSON.parse(stdout) as Verdict;
    const came = history.map(({ id, standing, asExpected }) => [id, standing, asExpected]);
    expect(came).toEqual([
      ['debugfs-file', 'broken', true],
      ['late-read', 'broken', true],
      ['read-before-put', 'holds', true],
    ]);
    expect(systems).toEqual([]);
    expect(status).toBe(0);
  });

  it('has the obligations of its own system found', () => {
    const { stdout, status } = unplug('obligations', './foo.ts', '--json');
    const { minimal } = JSON.parse(stdout) as { minimal: { kept: string[] }[] };
    expect(minimal.map(({ kept }) => kept)).toEqual([['my-driver-frees-once']]);
    expect(status).toBe(0);
  });
});

/**
 * The compiler of this project, which reads all declarations, and the older one that comes with the
 * check of the types; that one takes too long over those of XState.
 */
function compilers(): [version: string, tsc: string, ...how: string[]][] {
  const own = createRequire(import.meta.url);
  const core = createRequire(attw.resolve('@arethetypeswrong/core'));
  const of = (from: NodeJS.Require): [string, string] => {
    const manifest = from.resolve('typescript/package.json');
    const { version } = from(manifest) as { version: string };
    return [version, join(dirname(manifest), 'bin', 'tsc')];
  };
  return [of(own), [...of(core), '--skipLibCheck']];
}

interface Analysis {
  readonly analysis: {
    readonly problems: readonly { readonly kind: string }[];
    readonly entrypoints: Readonly<
      Record<
        string,
        {
          readonly resolutions: Readonly<
            Record<
              string,
              {
                readonly resolution?: { readonly isTypeScript: boolean };
                readonly visibleProblems?: readonly unknown[];
              }
            >
          >;
        }
      >
    >;
  };
}
