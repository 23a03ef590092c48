import { expect } from 'vitest';
import { unplug } from '../examples/unplug.ts';

const GAP = '…';

/** Each command of the console blocks of a text, with the lines under it; a gap stands for any lines. */
export function commandsOf(text: string): [command: string, lines: string[]][] {
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

/**
 * Runs a command of a document and holds what it prints to the lines under it.
 *
 * @param place puts files of the document where the test has them
 */
export async function printsAsShown(
  command: string,
  lines: readonly string[],
  place: (word: string) => string = (word) => word,
): Promise<void> {
  const [name, ...args] = command.split(' ');
  expect(name).toBe('unplug');
  const { out, err } = await unplug(...args.map(place));
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
}
