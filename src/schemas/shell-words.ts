/** Characters that no shell reads as its own. */
const PLAIN = /^[\w@%+=:,./-]+$/;

// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** A word as a POSIX shell takes it: in quotes only where it must be. */
export function shellQuoted(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!CONTROL.test(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  const inside = word.replaceAll(/['\\]/g, '\\$&').replaceAll(new RegExp(CONTROL, 'g'), octal);
  return `$'${inside}'`;
}

function octal(character: string): string {
  return `\\${character.codePointAt(0)!.toString(8).padStart(3, '0')}`;
}

/** Cuts a command at the spaces between its words; each stays quoted as it was. */
export function quotedWords(command: string): string[] {
  return command.match(/(?:\$'(?:\\.|[^'\\])*'|'[^']*'|\\.|[^\s'\\])+/g) ?? [];
}
