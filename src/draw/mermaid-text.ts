/** Characters that Mermaid reads as its own, or a code host as HTML. */
const SPECIAL = /[#;:"<>&{}[\]%`\\]/g;

/** Lines of text as a label of a Mermaid diagram. */
export function mermaidText(lines: readonly string[]): string {
  return lines
    .map((text) => text.replaceAll(SPECIAL, (character) => `#${character.codePointAt(0)};`))
    .join('<br/>');
}
