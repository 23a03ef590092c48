import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Verdict } from '../../src/schemas/verdict.ts';
import { unplug } from '../examples/unplug.ts';
import { errorsOf } from '../schemas/validators.ts';

const LOG = 'test/logs/b3-hmm-noevict-rmmod-blocks.lab612.trace.txt';

const folder = mkdtempSync(join(tmpdir(), 'unplug-trace-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('unplug trace --at tells who holds what there, as text and as a valid document', async () => {
  const { code, out } = await unplug('trace', '--at', '40', LOG);
  expect(code).toBe(0);
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'at line 40: pagemap 0xffff88800494fe00 is registered; 8 pages are held; initialised by A-102',
  );
  const { out: json } = await unplug('trace', '--at', '40', '--json', LOG);
  const verdict = JSON.parse(json) as Verdict;
  expect(errorsOf('verdict', verdict)).toEqual([]);
  expect(verdict.logs[0]!.heldAt).toMatchObject([
    { line: 40, why: 'asked' },
    { line: 50, why: 'asleep' },
  ]);
});

test('a file of probes that is wrong, a line that is not there: exit code 65, with place and fix', async () => {
  const file = join(folder, 'probes.json');
  writeFileSync(file, '{"schema":"unplug/probes/v1","probes":[{"event":"x","means":"y"}]}');
  const wrong = await unplug('trace', '--probes', file, LOG);
  expect(wrong).toMatchObject({ code: 65 });
  expect(wrong.err).toContain(`${file}: probes[0].means is "y"`);
  expect(wrong.err).toContain('fix: use memremap_pages');
  const beyond = await unplug('trace', '--at', '4000', LOG);
  expect(beyond).toMatchObject({ code: 65 });
  expect(beyond.err).toContain('the log has the lines 1 to');
});

test.each([
  ['--at', '0'],
  ['--skew-us', '1.5'],
  ['--offsets', '48,64'],
])('%s %s is a wrong call: exit code 64', async (option, value) => {
  const { code, err } = await unplug('trace', option, value, LOG);
  expect(code).toBe(64);
  expect(err).toContain(`${option} ${value}: `);
});

test('each log has its own kernel, and says when it is judged on the model of another', async () => {
  const newer = join(folder, 'newer.txt');
  writeFileSync(newer, readFileSync(LOG, 'utf8').replaceAll('6.12.117', '7.9.1'));
  const { code, out } = await unplug('trace', '--json', LOG, newer);
  expect(code).toBe(0);
  const verdict = JSON.parse(out) as Verdict;
  expect(errorsOf('verdict', verdict)).toEqual([]);
  expect(verdict).not.toHaveProperty('kernel');
  expect(verdict.logs).toMatchObject([
    { kernel: expect.stringMatching(/^6\.12/) as string, model: { basis: 'read' } },
    { kernel: expect.stringMatching(/^7\.9/) as string, model: { kernel: '7.3', basis: 'newer' } },
  ]);
  const text = (await unplug('trace', newer)).out.replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/kernel 7\.9\.1\S* is newer than 7\.3, the newest that was read/);
  expect((await unplug('trace', LOG)).out).not.toContain('is judged on');
});
