import { expect, test } from 'vitest';
import { logText } from '../../../src/report/log/log-text.ts';
import { kernelProbes } from '../../../src/trace/probes/kernel-probes.ts';
import { MEANINGS } from '../../../src/trace/probes/meanings.ts';
import { ProbeTable } from '../../../src/trace/probes/probe-table.ts';
import { readProbes } from '../../../src/trace/probes/read-probes.ts';
import { checkLog } from '../../../src/trace/check-log.ts';
import { readLog } from '../../../src/trace/log/read-log.ts';
import { errorsOf } from '../../schemas/validators.ts';
import { linesOf } from '../log-files.ts';

const document = (...probes: readonly unknown[]): string =>
  JSON.stringify({ schema: 'unplug/probes/v1', probes });

test("the kernel's own definitions are a valid file, and what they mean is known", () => {
  const text = document(...kernelProbes);
  expect(errorsOf('probes', JSON.parse(text))).toEqual([]);
  expect(readProbes(text, 'kernel.json')).toEqual(kernelProbes);
  for (const { means } of kernelProbes) {
    if (means !== undefined) expect(Object.keys(MEANINGS)).toContain(means);
  }
  const meant = new Set(kernelProbes.map(({ means }) => means));
  for (const means of Object.keys(MEANINGS)) expect(meant).toContain(means);
});

test.each([
  ['{', 'p.json: the document is not JSON'],
  [document(), 'p.json: probes is empty'],
  [document({ means: 'sleep' }), 'probes[0] has no event'],
  [document({ event: 'a-b' }), 'probes[0].event is "a-b"'],
  [
    document({ event: 'a', means: 'alloc' }),
    'probes[0].means is "alloc"\n  fix: use memremap_pages',
  ],
  [
    document({ event: 'a', means: 'drv_page_free', fields: { pfn: 'x' } }),
    'probes[0].fields has pfn, which drv_page_free does not say\n  fix: use page, pgmap',
  ],
  [document({ event: 'a', arm: [{ kind: 'x', on: ['f'] }] }), 'probes[0].arm[0].kind is "x"'],
  [
    document({ event: 'a', arm: [{ kind: 'p', on: ['f'], since: 'six' }] }),
    'probes[0].arm[0].since is "six"',
  ],
])('a bad file names file, place and fix: %s', (text, message) => {
  expect(() => readProbes(text, 'p.json')).toThrow(message);
  expect(() => readProbes(text, 'p.json')).toThrow('fix: ');
});

/** The log as another tracer writes it: its own names of an event and of its fields. */
const FOREIGN = linesOf('b3-hmm-noevict-rmmod-blocks.lab612.trace.txt').map((line) =>
  line
    .replaceAll('zone_device_page_init', 'xyz_page_new')
    .replace(/(xyz_page_new: .*) page=(\S+) pgmap=(\S+)(.*)/, '$1 addr=$2 of=$3 kind=new$4'),
);

const DEFINITION = {
  event: 'xyz_page_new',
  means: 'zone_device_page_init',
  fields: { page: 'addr', pgmap: 'of' },
};

test("another tracer's events are followed when a file says what they mean, and not before", () => {
  const log = readLog(FOREIGN.join('\n'), 'foreign');
  const verdict = (...probes: readonly unknown[]) =>
    checkLog(
      log,
      undefined,
      new ProbeTable(probes.length === 0 ? [] : readProbes(document(...probes), 'p.json')),
    );
  expect(verdict(DEFINITION)).toMatchObject({ verdict: 'follows, blocked', pages: 8 });
  expect(verdict()).toMatchObject({ verdict: 'inconclusive' });
  expect(logText(verdict())).toContain('not armed: zone_device_page_init');
  expect(verdict({ ...DEFINITION, when: { kind: 'new*' } }).verdict).toBe('follows, blocked');
  expect(verdict({ ...DEFINITION, when: { kind: 'old' } }).verdict).toBe('refused');
});
