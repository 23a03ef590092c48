import type { Recording } from './recording.ts';

/**
 * The script that records: what differs by kernel, and then the part that is the same for all.
 *
 * @param body the text of the files in recording/
 */
export function recordingScript(recording: Recording, body: string): string {
  const { release, source, plainLocks, offsets, probes, tracepoints, leftOut } = recording;
  return [
    '#!/bin/sh',
    `# Records the life of device memory (struct dev_pagemap) on Linux ${release} with kprobe events.`,
    `# Offsets: ${source}. Registers: x86-64.`,
    ...leftOut.map(({ event, reason }) => `# Left out: ${event}, ${reason}.`),
    '',
    `release=${quoted(release)}`,
    `plain_locks=${plainLocks ? 'yes' : 'no'}`,
    `ref=${offsets.ref}`,
    `done=${offsets.done}`,
    '',
    '# shellcheck disable=SC2016',
    'arm_all() {',
    ...probes.map(({ event, kind, definitions }) =>
      ['  arm', event, kind, ...definitions.map(quoted)].join(' '),
    ),
    ...tracepoints.map(({ event, folder, filter }) =>
      [
        '  tracepoint',
        event,
        quoted(folder),
        ...(filter === undefined ? [] : [quoted(filter)]),
      ].join(' '),
    ),
    '}',
    '',
    body,
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
