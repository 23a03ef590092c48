import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkLog } from '../../../src/trace/check-log.ts';
import { readLog } from '../../../src/trace/log/read-log.ts';
import { printed } from '../log-files.ts';

/**
 * What the script wrote on Debian's source of 7.3.4 built with DEVICE_PRIVATE and test_hmm without its
 * evictions: rmmod waits for eight pages of a process, and the process is killed.
 */
const LOG = readFileSync(new URL('hmm-noevict-killed.lab73.trace.txt', import.meta.url), 'utf8');

const verdict = (text: string) => printed(checkLog(readLog(text, 'killed')));

const frees = LOG.split('\n').filter((line) => line.includes(': free_zone_device: '));

test('an unregister that waits for a process ends when the process is killed, and blame names it', () => {
  expect(frees).toHaveLength(8);
  expect(verdict(LOG)).toMatchObject({
    verdict: 'follows, blocked',
    pages: 8,
    blame: [expect.stringContaining('page-table entries of A-240')],
  });
});

test('it does not end before the last page of that process is freed', () => {
  expect(verdict(LOG.replace(`${frees.at(-1)}\n`, ''))).toMatchObject({ verdict: 'refused' });
});
