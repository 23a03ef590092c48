import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commandsOf, printsAsShown } from './commands.ts';

const commands = commandsOf(
  readFileSync(new URL('../../docs/tutorial.md', import.meta.url), 'utf8'),
);

it('has commands to run', () => {
  expect(commands.length).toBeGreaterThan(5);
});

it.each(commands)('prints what docs/tutorial.md shows: %s', async (command, lines) => {
  await printsAsShown(command, lines);
});
