import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unplug } from '../examples/unplug.ts';

const GAP = '…';

/** Each command of the console blocks of a text, with the lines under it; a gap stands for any lines. */
function commandsOf(text: string): [command: string, lines: string[]][] {
  const blocks = [...text.matchAll(/^```console\n(.*?)^```$/gms)].map(([, inside = '']) => inside);
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part): [string, string[]] => {
        const [command = '', ...lines] = part.trimEnd().split('\n');
        return [command, lines];
      }),
  );
}

const commands = commandsOf(
  readFileSync(new URL('../../docs/tutorial.md', import.meta.url), 'utf8'),
);

it('has commands to run', () => {
  expect(commands.length).toBeGreaterThan(5);
});

it.each(commands)('prints what docs/tutorial.md shows: %s', async (command, lines) => {
  const [name, ...args] = command.split(' ');
  expect(name).toBe('unplug');
  const { out, err } = await unplug(...args);
  let rest = `${out}${err}`.split('\n');
  let gap = false;
  for (const line of lines) {
    if (line !== GAP) {
      const at = gap ? rest.indexOf(line) : 0;
      expect(at < 0 ? rest : rest[at], `"${line}" comes next`).toBe(line);
      rest = rest.slice(at + 1);
    }
    gap = line === GAP;
  }
});
