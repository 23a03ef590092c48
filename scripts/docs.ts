import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withCounterexample } from './docs/counterexample.ts';
import { generated } from './docs/generated.ts';
import { withRooms } from './docs/rooms-table.ts';
import { filesOfOwnWords, withOwnWords } from './docs/own-words.ts';

/** What is as it should be is not written again: a build is not older for that. */
function write(path: string, text: string): void {
  const file = new URL(`../${path}`, import.meta.url);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text);
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

mkdirSync(new URL('../docs/pictures/', import.meta.url), { recursive: true });
for (const [name, text] of Object.entries(generated)) write(`docs/${name}`, await text());
write('README.md', await withCounterexample(read('README.md')));
write('docs/architecture.md', withRooms(read('docs/architecture.md')));
for (const path of filesOfOwnWords()) write(path, await withOwnWords(path));
