/** Places where a word longer than the line may be cut: after these, kernel names stay readable. */
const CUT_AFTER = /[-_.:/\u00a0]/;

/** Keeps a phrase on one line where it fits. */
export function together(phrase: string): string {
  return phrase.replaceAll(' ', '\u00a0');
}

/**
 * Breaks a text into lines at its spaces.
 *
 * @param width most characters in a line, at least 8
 * @param hang spaces before every line but the first
 * @returns at least one line
 */
export function wrap(text: string, width: number, hang = 0): string[] {
  const lines: string[] = [];
  let line = '';
  let empty = true;
  for (const word of text.split(' ').filter((part) => part !== '')) {
    let rest = word;
    if (!empty && line.length + 1 + rest.length > width) {
      lines.push(line);
      line = ' '.repeat(hang);
      empty = true;
    }
    while (line.length + rest.length > width && empty) {
      const cut = cutOf(rest, width - line.length);
      lines.push(line + rest.slice(0, cut));
      line = ' '.repeat(hang);
      rest = rest.slice(cut);
    }
    line += empty ? rest : ` ${rest}`;
    empty = false;
  }
  if (!empty || lines.length === 0) lines.push(line);
  return lines.map((done) => done.replaceAll('\u00a0', ' ').trimEnd());
}

/** As `wrap`, with every line set in by `indent`. */
export function indented(text: string, width: number, indent = 2, hang = 2): string[] {
  return wrap(text, width - indent, hang).map((line) => ' '.repeat(indent) + line);
}

/** Lines that may be too long, each broken further in below its own indent. */
export function refolded(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => {
    const indent = line.length - line.trimStart().length;
    return line.length <= width ? [line] : indented(line.trimStart(), width, indent);
  });
}

function cutOf(word: string, room: number): number {
  const phrase = word.lastIndexOf('\u00a0', room - 1) + 1;
  if (phrase > room / 2) return phrase;
  for (let i = room; i > room / 2; i--) if (CUT_AFTER.test(word[i - 1]!)) return i;
  return room;
}
