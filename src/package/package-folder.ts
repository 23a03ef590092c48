import { existsSync } from 'node:fs';

/** The folder of the package that runs, built or not: whatever it reads of its own lies in it. */
export const packageFolder: URL = around(new URL('./', import.meta.url));

/**
 * A module of the package that a thread of its own runs.
 *
 * @param name its path below `src`, without an ending: `cli/search/worker`
 */
export function ownModule(name: string): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? `src/${name}.ts` : `dist/${name}.js`, packageFolder);
}

/** What is built stands in few files, so that how deep this one lies says nothing. */
function around(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  const outer = new URL('../', folder);
  if (outer.href === folder.href) throw new Error(`${import.meta.url}: there is no package.json`);
  return around(outer);
}
