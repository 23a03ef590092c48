import { readdirSync, readFileSync } from 'node:fs';
import { GAP, type Block } from './blocks.ts';

const examples = new URL('../../examples/', import.meta.url);

/** The files that documents quote, as lines without their indentation. */
const files = readdirSync(examples)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => linesOf(readFileSync(new URL(name, examples), 'utf8')));

/** Whether a file of examples/ has these lines, in this order and without others between them but at a gap. */
export const isQuoted = ({ text }: Block): boolean => files.some((file) => quotes(file, text));

function quotes(file: readonly string[], text: string): boolean {
  const pieces: string[][] = [[]];
  for (const line of linesOf(text)) {
    if (line === GAP) pieces.push([]);
    else pieces.at(-1)!.push(line);
  }
  let from = 0;
  return pieces.every((piece) => {
    const at = file.findIndex(
      (_, k) => k >= from && piece.every((line, i) => file[k + i] === line),
    );
    from = at + piece.length;
    return at >= 0;
  });
}

function linesOf(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
}
