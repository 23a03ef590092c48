import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesOfOwnWords, withOwnWords } from '../../scripts/docs/own-words.ts';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, string | { types: string }>;
};
const entries = Object.entries(manifest.exports).flatMap(([name, to]) =>
  typeof to === 'string' ? [] : [[name, new URL(to.types, root)] as const],
);

/** What a declaration file exports: each name with the text that declares it. */
function exportsOf(file: URL): Map<string, string> {
  const text = readFileSync(file, 'utf8');
  const found = new Map<string, string>();
  const from = (path: string): Map<string, string> =>
    path.startsWith('.') ? exportsOf(new URL(path.replace(/\.ts$/, '.d.ts'), file)) : new Map();
  const lists = /^(import|export) (?:type )?\{([^}]*)\}(?: from '(.*)')?;/gm;
  const imported = new Map<string, string | undefined>();
  for (const [, verb, names = '', path] of text.matchAll(lists)) {
    for (const name of names.split(',').map((one) => one.trim().replace(/^type /, ''))) {
      if (name === '') continue;
      if (verb === 'import') imported.set(name, path);
      else found.set(name, from((path ?? imported.get(name))!).get(name) ?? '');
    }
  }
  for (const [, path = ''] of text.matchAll(/^export \* from '(.*)';/gm))
    for (const [name, declared] of from(path)) found.set(name, declared);
  const declared =
    /(\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export (?:declare )?(?:abstract )?(?:const|let|function|class|interface|type|enum) (\w+)/g;
  // Of overloads the first is documented.
  for (const [all, , name = ''] of text.matchAll(declared))
    if (!found.has(name)) found.set(name, all);
  return found;
}

/** The names whose declaration no comment with a word in it precedes. */
const bareOf = (found: ReadonlyMap<string, string>): string[] =>
  [...found].filter(([, text]) => !/^\/\*\*\s*(\*\s*)*[^\s*@]/.test(text)).map(([name]) => name);

it.each(entries)('every export of %s is documented', (_, file) => {
  const found = exportsOf(file);
  expect(found.size).toBeGreaterThan(5);
  expect(bareOf(found)).toEqual([]);
});

it('finds an export without a word, and one whose comment has only a tag', () => {
  const declared = exportsOf(new URL('bare.d.ts', new URL('fixtures/', import.meta.url)));
  expect(bareOf(declared)).toEqual(['bare', 'Tagged']);
  expect([...declared.keys()]).toEqual(['bare', 'Tagged', 'said']);
});

it('what a rule or a duty says is what its documentation begins with', async () => {
  const stale: string[] = [];
  for (const path of filesOfOwnWords())
    if ((await withOwnWords(path)) !== readFileSync(new URL(path, root), 'utf8')) stale.push(path);
  expect(stale, 'npm run docs writes it').toEqual([]);
});
