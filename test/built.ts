import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built script and style of the page. */
export { pageAssets } from '../src/cli/explore/page-assets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders and files that `npm run build` reads. */
const READ = ['src', 'web', 'scripts/build', 'tsconfig.base.json', 'tsconfig.build.json'];
/** What it writes last. */
const WRITTEN = 'dist/web/page.js';

/**
 * What to do when the build of a project is not of its sources; undefined when it is. A file that was
 * removed or renamed counts as well: its folder is newer than the build.
 */
export function outdated(project: string): string | undefined {
  const built = statSync(join(project, WRITTEN), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return `${WRITTEN} is missing: run npm run build`;
  const newer = READ.flatMap((path) => within(join(project, path))).find(
    (path) => statSync(path).mtimeMs > built,
  );
  return newer && `${relative(project, newer)} is newer than dist: run npm run build`;
}

function within(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap((name) => within(join(path, name)))];
}

const problem = outdated(root);
if (problem !== undefined) throw new Error(`what is built would be tested, but ${problem}`);

/** The built command line. Only tests that import this may use what is built: it is of the sources. */
export const main = join(root, 'dist/cli/main.js');
