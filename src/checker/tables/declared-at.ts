import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stackOfDeclaration } from '../../model/changes/declaration-note.ts';
import { packageFolder } from '../../package/package-folder.ts';

/** Where a user's file declares a step or an edit. */
interface DeclaredAt {
  /** Path from the current folder, with slashes. */
  readonly file: string;
  readonly line: number;
}

/** The package itself, built or as its source maps tell it, and any other copy of it. */
const OWN = [
  ...['src/', 'dist/'].map((folder) => fileURLToPath(new URL(folder, packageFolder))),
  `${sep}node_modules${sep}unplug-verifier${sep}`,
];

/** `at step (file:///home/me/my-driver.ts:12:34)`, or without a name; frames of Node begin with `node:`. */
const PLACE = /^ *at (?:(?!async )[^(]*\()?((?:file:\/\/|[A-Za-z]:\\|\/)[^()]*?):(\d+):\d+\)?$/;

/** Where a user's file declares what was noted; undefined for what is published. */
export function declaredAt(said: object): DeclaredAt | undefined {
  const stack = stackOfDeclaration(said) ?? '';
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
