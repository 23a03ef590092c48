import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One file as its imports and exports tell it; paths are from the project's root. */
export interface ModuleFile {
  readonly path: string;
  /** What it takes from which file; `*` for everything. */
  readonly takes: readonly { readonly from: string; readonly name: string }[];
  /** Names that it exports itself. */
  readonly exports: readonly string[];
}

const root = resolve(import.meta.dirname, '../..');
/** Files named as text: workers, page parts and modules that a test runs in a process of its own. */
const NAMED = /['"`](\.{1,2}\/[^'"`\n]+\.(?:ts|tsx|js|mjs))['"`]/g;

/** Reads every module below the folders, type imports too. */
export function moduleFiles(folders: readonly string[]): ModuleFile[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(folder, path).split(sep).join('/')),
  );
  const known = new Set(paths);
  return paths.toSorted().map((path) => moduleFile(path, known));
}

function moduleFile(path: string, known: ReadonlySet<string>): ModuleFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const fileOf = (request: string): string | undefined => found(path, request, known);
  const takes: { from: string; name: string }[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    const from = fileOf(moduleRequest.value);
    if (from === undefined) continue;
    if (entries.length === 0) takes.push({ from, name: '*' });
    for (const { importName } of entries) takes.push({ from, name: importName.name ?? '*' });
  }
  const own: string[] = [];
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, importName, exportName } of entries) {
      const from = moduleRequest ? fileOf(moduleRequest.value) : undefined;
      if (from !== undefined) takes.push({ from, name: importName.name ?? '*' });
      if (!moduleRequest) own.push(exportName.name ?? 'default');
    }
  }
  for (const [, request] of text.matchAll(NAMED)) {
    const from = fileOf(request!);
    if (from !== undefined && !takes.some((one) => one.from === from))
      takes.push({ from, name: '*' });
  }
  return { path, takes, exports: own };
}

/** The source behind a relative request; what is built from it has the ending `.js`. */
function found(path: string, request: string, known: ReadonlySet<string>): string | undefined {
  if (!request.startsWith('.')) return undefined;
  const target = relative(root, resolve(root, dirname(path), request))
    .split(sep)
    .join('/');
  return [target, target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx')].find((one) =>
    known.has(one),
  );
}
