import { readFile } from 'node:fs/promises';
import type { ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * How Node finds the modules of a user's file, beside what tsx does of it: a hook for `module.register`,
 * which runs it in a thread of its own.
 *
 * - What the file imports of `unplug-verifier` is the package that runs, which is loaded already.
 * - What lies in a `node_modules` is loaded as it is: it needs no TypeScript, and tsx would load another
 *   copy of it for each file.
 * - A file with `import` or `export` is a module also where no package.json says so. tsx would make it
 *   CommonJS, with everything that it imports, and Node would keep no line of it.
 */
export const resolve: ResolveHook = async (specifier, context, next) => {
  if (PACKAGE.test(specifier)) return next(specifier, { ...context, parentURL: import.meta.url });
  const found = await next(specifier, context);
  const [, path, namespace] = OF_TSX.exec(found.url) ?? [];
  if (path === undefined) return found;
  if (IN_NODE_MODULES.test(path)) return { ...found, url: path };
  const isScript = found.format?.startsWith('commonjs') === true && MAYBE_MODULE.test(path);
  if (!isScript || !(await hasImports(path))) return found;
  return { ...found, url: `${path}?${namespace}`, format: 'module' };
};

/** This package and its entries. */
const PACKAGE = /^unplug-verifier(\/|$)/;
/**
 * What tsx makes of the URL of whatever belongs to one import of a user's file. Of a script it has the
 * namespace twice, and marks it.
 */
const OF_TSX = /^(file:.*?)(?:%3Fnamespace=[^?]*)?\?(tsx-namespace=[^&#]*)(?:&tsx-commonjs[^#]*)?$/;
const IN_NODE_MODULES = /\/node_modules\/.*\.[cm]?js$/;
/** Files that are a module or not, as a package.json says. */
const MAYBE_MODULE = /\.(ts|tsx|js)$/;
/** A line that begins as only a line of a module does. */
const IMPORTS = /^(import|export)[\s{*'"]/m;

async function hasImports(url: string): Promise<boolean> {
  return IMPORTS.test(await readFile(fileURLToPath(url), 'utf8'));
}
