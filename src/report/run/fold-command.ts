import { quotedWords, shellQuoted } from '../../schemas/shell-words.ts';

/** What tells a shell that the command goes on in the next line. */
const GOES_ON = ' \\';
const HANG = '  ';

/**
 * A command in lines that a shell reads as one: each but the last ends with a backslash. A word longer
 * than a line is cut in the middle; what follows of it then begins at the left edge.
 *
 * @param lead stands before the command in the first line
 * @param width most characters in a line
 * @param indent spaces before every line but the rest of a word that was cut
 */
export function foldCommand(lead: string, command: string, width: number, indent = ''): string[] {
  const words = units(quotedWords(command), width - indent.length - 2 * HANG.length);
  const lines: string[] = [];
  let line = `${indent}${lead}`;
  let isBare = true;
  for (const [i, word] of words.entries()) {
    const end = i === words.length - 1 ? '' : GOES_ON;
    const gap = isBare ? '' : ' ';
    if (line.length + gap.length + word.length + end.length <= width) {
      line += gap + word;
      isBare = false;
      continue;
    }
    const hang = indent + HANG;
    if (!isBare) lines.push(line + GOES_ON);
    const start = isBare ? line : hang;
    if (start.length + word.length + end.length <= width) line = start + word;
    else {
      const [first = '', ...rest] = cutWord(word, start.length, width - end.length);
      const pieces = [start + first, ...rest];
      lines.push(...pieces.slice(0, -1).map((piece) => `${piece}\\`));
      line = pieces.at(-1)!;
    }
    isBare = false;
  }
  return [...lines, line];
}

/** An option stays with its value where both fit a line. */
function units(words: readonly string[], room: number): string[] {
  const joined: string[] = [];
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    const isValue = before !== undefined && before.startsWith('--') && !word.startsWith('-');
    if (isValue && `${before} ${word}`.length <= room) joined[joined.length - 1] += ` ${word}`;
    else joined.push(word);
  }
  return joined;
}

/** A long word in pieces, each quoted for itself; one in the quotes for control characters stays whole. */
function cutWord(word: string, start: number, width: number): string[] {
  if (word.includes("$'")) return [word];
  const letters = [...unquoted(word)];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of letters) {
    const room = width - 1 - (pieces.length === 0 ? start : 0);
    if (piece !== '' && shellQuoted(piece + letter).length > room) {
      pieces.push(shellQuoted(piece));
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, shellQuoted(piece)];
}

function unquoted(word: string): string {
  return word.replaceAll(
    /'([^']*)'|\\(.)/g,
    (_, inside?: string, letter?: string) => inside ?? letter ?? '',
  );
}
