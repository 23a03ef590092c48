import { expect, test } from 'vitest';
import { kernelOfLog } from '../../src/trace/kernel/kernel-of-log.ts';
import { linesOf, verdictOf } from './log-files.ts';

const AFTER_KILL = linesOf('b6-hmm-alloc-after-kill.lab73.trace.txt');

/** The same log as if another kernel had been recorded; nothing for one that is not named. */
const asKernel = (release?: string) =>
  AFTER_KILL.map((line) =>
    line.replace(/, kernel [^ ,]+/, release === undefined ? '' : `, kernel ${release}`),
  );

test.each([
  ['6.1.50', '6.1.192', 'read'],
  ['6.6.30', '6.1.192', 'between', 'which do not differ in what a log shows'],
  ['6.12.117-amd64', '6.12.117', 'read'],
  ['6.14.0', '6.12.117', 'between', 'it does not have yet: page-table entries are'],
  ['6.18.2', '6.12.117', 'between', 'it has by its number: page-table entries are'],
  ['6.19.1', '7.3', 'between', 'handed out after the kill is counted (6.19)'],
  ['7.3.4', '7.3', 'read'],
  ['7.10.0', '7.3', 'newer', 'what has changed since is not known'],
  [undefined, '7.3', 'not named', '--kernel RELEASE names another'],
])('a log of kernel %s is judged on the model of %s: %s', (release, kernel, basis, text = '') => {
  const { model } = verdictOf(asKernel(release));
  expect(model).toMatchObject({ kernel, basis, text: expect.stringContaining(text) as string });
  expect(model!.text).toContain(`judged on the model of ${kernel}`);
});

test('what a release has is what its text says', () => {
  for (const release of ['6.13', '6.14', '6.15', '6.18', '6.19', '7.1']) {
    const { model, revisions, countsMappings } = kernelOfLog(release)!;
    const has = model.text.split('it does not have yet')[0]!;
    expect(has.includes('(6.15)'), release).toBe(countsMappings);
    expect(has.includes('(6.19)'), release).toBe(revisions.length === 0);
  }
});

test('before pages held references there is no model', () => {
  const verdict = verdictOf(asKernel('6.0.19'));
  expect(verdict.verdict).toBe('inconclusive');
  expect(verdict.model).toBeUndefined();
});
