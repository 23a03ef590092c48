import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandsOf, printsAsShown } from './commands.ts';

const text = readFileSync(new URL('../../docs/edits.md', import.meta.url), 'utf8');
const folder = new URL('../../dist/.edits/', import.meta.url);

/** Files of the document lie in the folder of the test. */
const placed = (word: string): string =>
  /\.(ts|json)$/.test(word) ? `./dist/.edits/${word.replace(/^\.\//, '')}` : word;

describe('docs/edits.md', () => {
  beforeAll(() => {
    const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('my-edits.ts', folder), blocks.join('\n'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const commands = commandsOf(text);

  it('has commands to run', () => {
    expect(commands.length).toBe(5);
  });

  // In their order: a later one reads what an earlier one has saved.
  it.each(commands)('prints what it shows: %s', async (command, lines) => {
    await printsAsShown(command, lines, placed);
  });
});
