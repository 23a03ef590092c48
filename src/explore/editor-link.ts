/** What a link to an editor must begin with: a script is no editor. */
const SCHEME = /^(?!(?:javascript|data|vbscript):)[a-z][a-z\d+.-]*:/i;

/** Whether a text may stand for the line of a file as an address. */
export function isEditorLink(link: string): boolean {
  return SCHEME.test(link) && link.includes('{file}');
}

/** The address that opens a line of a file in an editor. */
export function linkToLine(
  editor: string,
  { file, line }: { readonly file: string; readonly line: number },
): string {
  return editor.replaceAll('{file}', encodeURI(file)).replaceAll('{line}', String(line));
}
