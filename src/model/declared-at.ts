import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a user's file declares a step. */
export interface DeclaredAt {
  /** Path from the current folder, with slashes. */
  readonly file: string;
  readonly line: number;
}

/** Shared between copies of the package: a user's file may have its own. */
const STACK: unique symbol = Symbol.for('unplug-verifier.declared-at');

/** The package itself, built or as its source maps tell it, and any other copy of it. */
const OWN = [
  ...['src', 'dist'].map((folder) => fileURLToPath(new URL(`../../${folder}/`, import.meta.url))),
  `${sep}node_modules${sep}unplug-verifier${sep}`,
];

/** `at step (file:///home/me/my-driver.ts:12:34)`, or without a name; frames of Node begin with `node:`. */
const PLACE = /^ *at (?:(?!async )[^(]*\()?((?:file:\/\/|[A-Za-z]:\\|\/)[^()]*?):(\d+):\d+\)?$/;

interface Marked {
  readonly [STACK]?: Error;
}

/**
 * Notes on the meta of a step where the call stands that declares it. No copy and no JSON has the note:
 * it says nothing of what the step means.
 */
export function markDeclared(meta: object): void {
  Object.defineProperty(meta, STACK, { value: new Error('a step is declared here') });
}

/** Gives a clone of a machine's configuration the notes of the original. */
export function carryDeclared(from: unknown, to: unknown): void {
  if (typeof from !== 'object' || from === null || typeof to !== 'object' || to === null) return;
  const { [STACK]: note } = from as Marked;
  if (note) Object.defineProperty(to, STACK, { value: note });
  for (const [key, inner] of Object.entries(from))
    carryDeclared(inner, (to as Record<string, unknown>)[key]);
}

/** Where a user's file declares the step with this meta; undefined for a published machine. */
export function declaredAt(meta: object): DeclaredAt | undefined {
  const { stack = '' } = (meta as Marked)[STACK] ?? {};
  const caller = stack.split('\n').slice(1).find(isOfCaller) ?? '';
  const [, url = '', line = ''] = PLACE.exec(caller) ?? [];
  const path = url.startsWith('file:') ? fileURLToPath(url.replace(/\?.*$/, '')) : url;
  if (path === '' || path.includes(`${sep}node_modules${sep}`)) return undefined;
  return { file: relative(process.cwd(), path).split(sep).join('/'), line: Number(line) };
}

/** Whether a frame is the first that is not ours: what loads a published machine has no file of a user. */
function isOfCaller(frame: string): boolean {
  return !frame.endsWith('(<anonymous>)') && !OWN.some((folder) => frame.includes(folder));
}
