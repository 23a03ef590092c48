/** Stands at the top of every generated file. */
export const GENERATED =
  '<!-- Generated from the code by `npm run docs`; a test fails when it is not current. -->';

/** A table; a bar inside a cell does not end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
