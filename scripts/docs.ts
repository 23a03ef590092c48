import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withCounterexample } from './docs/counterexample.ts';
import { generated } from './docs/generated.ts';
import { withRooms } from './docs/rooms-table.ts';
import { filesOfOwnWords, withOwnWords } from './docs/own-words.ts';

mkdirSync(new URL('../docs/pictures/', import.meta.url), { recursive: true });
for (const [name, text] of Object.entries(generated)) {
  writeFileSync(new URL(`../docs/${name}`, import.meta.url), await text());
}
const readme = new URL('../README.md', import.meta.url);
writeFileSync(readme, await withCounterexample(readFileSync(readme, 'utf8')));
const architecture = new URL('../docs/architecture.md', import.meta.url);
writeFileSync(architecture, withRooms(readFileSync(architecture, 'utf8')));
for (const path of filesOfOwnWords())
  writeFileSync(new URL(`../${path}`, import.meta.url), await withOwnWords(path));
