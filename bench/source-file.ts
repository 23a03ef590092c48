import { fileURLToPath } from 'node:url';

/** A file of this folder, whether the benchmark runs from its source or compiled into dist. */
export function sourceFile(name: string): string {
  const here = import.meta.url;
  const compiled = here.indexOf('/dist/.bench/');
  const folder = compiled < 0 ? new URL('.', here) : new URL('bench/', here.slice(0, compiled + 1));
  return fileURLToPath(new URL(name, folder));
}
