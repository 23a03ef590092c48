/** A string of the DOT language. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** Lines of text, each set at the left. */
export function leftLines(lines: readonly string[]): string {
  return `"${lines.map((text) => `${quoted(text).slice(1, -1)}\\l`).join('')}"`;
}

/** Attributes in brackets; values are written already. */
export function attributes(of: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(of)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value}`);
  return `[${written.join(', ')}]`;
}

/** How all pictures made by Graphviz look. */
export const LOOK = [
  'bgcolor="white"',
  'fontname="monospace"',
  'fontsize=10',
  'node [shape=box, style="rounded,filled", fillcolor="white", color="#7a8594", fontname="monospace", fontsize=10]',
  'edge [color="#7a8594", fontcolor="#55606f", fontname="monospace", fontsize=9, arrowsize=0.7]',
];
