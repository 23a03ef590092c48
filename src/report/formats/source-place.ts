/** A place in the kernel's sources. */
interface SourcePlace {
  /** Path from the root of the kernel tree, e.g. `mm/memremap.c`. */
  readonly file: string;
  readonly function?: string;
}

/** Reads `mm/memremap.c: memunmap_pages`; undefined when the text names no file. */
export function sourcePlace(source: string): SourcePlace | undefined {
  const match = /^([\w./-]+\.[chS])(?::\s*(\w+))?/.exec(source);
  if (!match) return undefined;
  return { file: match[1]!, ...(match[2] !== undefined && { function: match[2] }) };
}
