/**
 * Characters that Mermaid reads as its own, or a code host as HTML: of its grammar, of the Markdown that
 * it takes a label for, and of formulas. An underscore inside a word is none.
 */
const SPECIAL = /[#;:"<>&{}[\]%`\\*~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** A statement that its grammar finds in the middle of a label, in quotes, too: `direction LR`. */
const STATEMENT = /d(?=irection\s)/gi;

/** Lines of text as a label of a Mermaid diagram. */
export function mermaidText(lines: readonly string[]): string {
  return lines
    .map((text) => text.replaceAll(SPECIAL, coded).replaceAll(STATEMENT, coded))
    .join('<br/>');
}

function coded(character: string): string {
  return `#${character.codePointAt(0)};`;
}
