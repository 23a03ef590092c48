import { readFileSync } from 'node:fs';
import { packageFolder } from '../../package/package-folder.ts';

const FOLDER = new URL('recording/', packageFolder);

/** The part of a recording script that is the same for every kernel. */
export function recordingBody(): string {
  return ['probes.sh', 'record.sh']
    .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
    .join('\n');
}
