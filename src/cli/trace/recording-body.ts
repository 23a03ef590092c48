import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../../recording/', import.meta.url);

/** The part of a recording script that is the same for every kernel. */
export function recordingBody(): string {
  return ['probes.sh', 'record.sh']
    .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
    .join('\n');
}
