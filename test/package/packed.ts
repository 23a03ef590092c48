import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a `package.json` says of what is to be installed with it. */
export interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** A release of the package, and an empty project in which it is installed. */
export interface Packed {
  readonly tarball: string;
  /** The empty project: an ESM package with TypeScript and nothing else. */
  readonly project: string;
  /** The package inside the project. */
  readonly installed: string;
  readonly manifest: Manifest;
  remove(): void;
}

/**
 * Packs what a fresh clone has (no build, no leftovers) with `npm pack`, and installs the file in an
 * empty project without a registry: what it depends on is linked from this project.
 */
export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'unplug-package-'));
  const clone = join(folder, 'clone');
  cpSync(root, clone, { recursive: true, filter: isOfClone });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: clone });
  const tarball = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz'))!,
  );

  const project = join(folder, 'project');
  const modules = join(project, 'node_modules');
  const installed = join(modules, 'unplug-verifier');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
  const { dependencies, peerDependencies, bin } = manifest;
  const wanted = { ...dependencies, ...peerDependencies, typescript: '', '@types/node': '' };
  for (const name of Object.keys(wanted)) link(join(root, 'node_modules', name), modules, name);
  for (const [name, script] of Object.entries(bin)) {
    chmodSync(join(installed, script), 0o755);
    link(join(installed, script), join(modules, '.bin'), name);
  }
  return {
    tarball,
    project,
    installed,
    manifest,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function link(to: string, folder: string, name: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(to, path);
}

function isOfClone(path: string): boolean {
  const [first = ''] = relative(root, path).split(sep);
  return !['.git', 'node_modules', 'dist', 'scratch', 'coverage'].includes(first);
}
