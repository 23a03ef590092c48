import { parseAst, transformWithOxc } from 'vite';

/** A node of a syntax tree, as far as it is read here. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** A program without types, and its syntax tree. */
export interface Program {
  readonly code: string;
  readonly tree: Syntax;
}

/** Reads a TypeScript file as a program; undefined where it does not parse. */
export async function programOf(name: string, text: string): Promise<Program | undefined> {
  try {
    const { code } = await transformWithOxc(text, name, { target: 'esnext', sourcemap: false });
    return { code, tree: parseAst(code) as unknown as Syntax };
  } catch {
    return undefined;
  }
}

/** A node with those that it is inside of, innermost first. */
export interface Inside {
  readonly node: Syntax;
  readonly around: readonly Syntax[];
}

/** Every node of a tree, outer ones first. */
export function* walk(node: Syntax, around: readonly Syntax[] = []): Generator<Inside> {
  yield { node, around };
  for (const part of Object.values(node)) {
    for (const inner of Array.isArray(part) ? (part as unknown[]) : [part])
      if (isSyntax(inner)) yield* walk(inner, [node, ...around]);
  }
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
